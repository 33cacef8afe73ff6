using System.Text;
using System.Text.Json;

namespace PolicyStudio.Cli.Tests.Output;

public sealed class FormatTests
{
    private static string Mysql => Path.Combine(CommandLine.Scenario, "mysql.yaml");

    [Theory]
    [InlineData("list", "source,destination,ports")]
    [InlineData("who --to db/mysql", "verdict,source,destination,ports,reason")]
    public async Task Csv_and_markdown_have_the_same_rows(string command, string columns)
    {
        var arguments = command.Split(' ');
        var csv = await CommandLine.RunAsync([arguments[0], CommandLine.Scenario, .. arguments[1..], "-o", "csv"]);
        var md = await CommandLine.RunAsync([arguments[0], CommandLine.Scenario, .. arguments[1..], "-o", "md"]);
        Assert.Equal((0, 0), (csv.Status, md.Status));
        var rows = csv.Output.TrimEnd().Split("\r\n");
        Assert.Equal(columns, rows[0]);
        Assert.Equal($"| {columns.Replace(",", " | ", StringComparison.Ordinal)} |", md.Output.Split('\n')[0]);
        Assert.True(rows.Length > 5);
        Assert.Equal(rows.Length + 1, md.Output.Split('\n').Count(l => l.StartsWith('|')));
    }

    [Fact]
    public async Task A_difference_in_every_format_names_the_pair_that_closed()
    {
        foreach (var format in new[] { "text", "json", "csv", "md", "dot", "sarif" })
        {
            var (status, output, _) = await CommandLine.RunAsync(["diff", Mysql, CommandLine.Scenario, "-o", format]);
            Assert.Equal(0, status);
            Assert.Contains("web/storefront[Deployment]", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_difference_as_sarif_stands_at_the_line_of_the_destination()
    {
        var (_, output, _) = await CommandLine.RunAsync(["diff", Mysql, CommandLine.Scenario, "-o", "sarif"]);
        var run = JsonDocument.Parse(output).RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var result = run.GetProperty("results")[2];
        Assert.Equal("connection-removed", result.GetProperty("ruleId").GetString());
        Assert.Equal("connection-removed", rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.EndsWith("mysql.yaml", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        var line = place.GetProperty("region").GetProperty("startLine").GetInt32();
        var lines = await File.ReadAllLinesAsync(Mysql, TestContext.Current.CancellationToken);
        Assert.Contains(lines.Skip(line - 1).Take(2), l => l == "kind: StatefulSet");
        Assert.Matches("^[0-9a-f]{64}$", result.GetProperty("partialFingerprints").GetProperty("policystudio/v1").GetString());
    }

    [Fact]
    public async Task A_comment_on_a_huge_change_stays_below_60_kB_and_shows_what_opens()
    {
        var pods = new StringBuilder();
        for (var i = 0; i < 60; i++) pods.Append($"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: pod-{i}, namespace: {new string('n', 60)}, labels: {{n: \"{i}\"}}}}\n");
        var folder = Directory.CreateTempSubdirectory("policystudio-");
        try
        {
            var (before, after) = (Path.Combine(folder.FullName, "before.yaml"), Path.Combine(folder.FullName, "after.yaml"));
            await File.WriteAllTextAsync(before, pods.ToString(), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(after, pods.Replace("pod-0,", "pod-new,").ToString(), TestContext.Current.CancellationToken);
            var (status, output, _) = await CommandLine.RunAsync(["diff", before, after, "-o", "md"]);
            Assert.Equal(0, status);
            Assert.InRange(Encoding.UTF8.GetByteCount(output), 20_000, 60_000);
            Assert.StartsWith("**122 connections added, 122 removed, 0 changed** between", output, StringComparison.Ordinal);
            Assert.Equal(122, output.Split('\n').Count(l => l.StartsWith("| added |", StringComparison.Ordinal)));

            await File.WriteAllTextAsync(after, pods.Replace("pod-", "other-").ToString(), TestContext.Current.CancellationToken);
            (_, output, _) = await CommandLine.RunAsync(["diff", before, after, "-o", "md"]);
            Assert.InRange(Encoding.UTF8.GetByteCount(output), 50_000, 60_000);
            Assert.DoesNotContain("| removed |", output, StringComparison.Ordinal);
            var shown = output.Split('\n').Count(l => l.StartsWith("| added |", StringComparison.Ordinal));
            Assert.Contains($"… and {2 * (60 * 59 + 240) - shown} more changed pairs that a comment has no room for.", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

namespace PolicyStudio.Cli.Tests.Output;

/// <summary>Names of a cluster are somebody else's text: no format may take them for markup, formulas or line ends.</summary>
public sealed class HostileTextTests
{
    private static string Pod(string name) =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: \"{name}\", namespace: x}}\nspec: {{containers: []}}\n---\napiVersion: v1\nkind: Pod\nmetadata: {{name: b, namespace: x}}\n";

    [Theory]
    [InlineData("=cmd()", "'=cmd()")]
    [InlineData("@sum", "'@sum")]
    [InlineData("-1", "'-1")]
    [InlineData("+1", "'+1")]
    public async Task A_formula_in_csv_is_plain_text(string ns, string expected)
    {
        var manifest = Pod("a").Replace("namespace: x", $"namespace: \"{ns}\"", StringComparison.Ordinal);
        var (status, output, _) = await CommandLine.RunAsync(["list", "-", "-o", "csv"], manifest);
        Assert.Equal(0, status);
        var first = output.Split("\r\n").Select(l => l.Split(',')[0]).Where(f => f.Contains("/a[", StringComparison.Ordinal)).Distinct();
        Assert.Equal($"{expected}/a[Pod]", Assert.Single(first));
    }

    [Fact]
    public async Task Csv_quotes_what_would_end_a_field_or_a_line()
    {
        var (_, output, _) = await CommandLine.RunAsync(["list", "-", "-o", "csv"], Pod("a\\\",\\r\\nb"));
        Assert.StartsWith("source,destination,ports\r\n", output, StringComparison.Ordinal);
        Assert.Contains("\r\n\"x/a\"\",\r\nb[Pod]\",x/b[Pod],all ports\r\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_takes_no_markup_from_a_name()
    {
        var (_, output, _) = await CommandLine.RunAsync(["list", "-", "-o", "md"], Pod("a`|<img src=x>\\n| @owner"));
        var row = Assert.Single(output.Split('\n'), l => l.EndsWith("`x/b[Pod]` | all ports |", StringComparison.Ordinal) && l.Contains("img", StringComparison.Ordinal));
        Assert.Equal("| `` x/a`\\|<img src=x>\\u{A}\\| @owner[Pod] `` | `x/b[Pod]` | all ports |", row);
    }

    [Fact]
    public async Task Dot_keeps_a_quote_within_the_name()
    {
        var (_, output, _) = await CommandLine.RunAsync(["list", "-", "-o", "dot"], Pod("a\\\"]; evil [\\\\"));
        Assert.Contains("\"x/a\\\"]; evil [\\\\[Pod]\" -> \"x/b[Pod]\" [label=\"all ports\"];", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_shows_what_would_turn_it_around_or_steer_a_terminal()
    {
        var (_, output, error) = await CommandLine.RunAsync(["list", "-"], Pod("a\\u202Eb\\e[31m"));
        Assert.Contains("x/a\\u{202E}b\\u{1B}[31m[Pod] => x/b[Pod] : all ports\n", output, StringComparison.Ordinal);

        (_, _, error) = await CommandLine.RunAsync(["who", "-", "--to", "x/c"], Pod("a\\u202Eb\\e[31m"));
        Assert.Contains("x/a\\u{202E}b\\u{1B}[31m[Pod]", error, StringComparison.Ordinal);
    }
}

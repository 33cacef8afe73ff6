using System.Text.Json;

namespace PolicyStudio.Cli.Tests;

public sealed class CommandTests
{
    private static string Mysql => Path.Combine(CommandLine.Scenario, "mysql.yaml");

    [Fact]
    public async Task List_writes_the_documented_JSON()
    {
        var (status, output, error) = await CommandLine.RunAsync(["list", Mysql, "-o", "json"]);
        Assert.Equal((0, ""), (status, error));
        var connections = JsonDocument.Parse(output).RootElement.GetProperty("connections").EnumerateArray().ToList();
        var first = connections.Single(c => c.GetProperty("source").GetString() == "backend/orders[Deployment]" && c.GetProperty("destination").GetString() == "db/mysql[StatefulSet]");
        Assert.True(first.GetProperty("all").GetBoolean());
        Assert.Equal(0, first.GetProperty("ports").GetArrayLength());
        // Five workloads towards each other (20), each from and to two families outside (20); nothing to itself.
        Assert.Equal(40, connections.Count);
    }

    [Fact]
    public async Task List_reads_standard_input_and_is_the_same_byte_for_byte()
    {
        var text = await File.ReadAllTextAsync(Mysql, TestContext.Current.CancellationToken) + "\n---\n"
            + await File.ReadAllTextAsync(Path.Combine(CommandLine.Scenario, "expected-policy.yaml"), TestContext.Current.CancellationToken);
        var first = await CommandLine.RunAsync(["list", "-", "-o", "json"], text);
        var second = await CommandLine.RunAsync(["list", CommandLine.Scenario, "-o", "json"]);
        Assert.Equal(0, first.Status);
        Assert.Equal(first.Output, second.Output);
        Assert.DoesNotContain("\"destination\": \"db/mysql[StatefulSet]\"", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_says_the_reason_of_each_source()
    {
        var (status, output, _) = await CommandLine.RunAsync(["who", CommandLine.Scenario, "--to", "db/mysql", "--port", "mysql", "-o", "json"]);
        Assert.Equal(0, status);
        var storefront = JsonDocument.Parse(output).RootElement.GetProperty("sources").EnumerateArray().Single(s => s.GetProperty("source").GetString() == "web/storefront[Deployment]");
        Assert.Equal("denied", storefront.GetProperty("verdict").GetString());
        Assert.Contains("namespace web has name=web, not backend", storefront.GetProperty("reason").GetString(), StringComparison.Ordinal);
        var decision = Assert.Single(storefront.GetProperty("decidedBy").EnumerateArray());
        Assert.Equal(("ingress", "db/allow-specific-backend-to-db", JsonValueKind.Null),
            (decision.GetProperty("direction").GetString(), decision.GetProperty("policy").GetString(), decision.GetProperty("rule").ValueKind));
    }

    [Fact]
    public async Task Generate_writes_the_expected_policy()
    {
        var (status, output, _) = await CommandLine.RunAsync(["generate", Mysql, "--to", "db/mysql", "--from-namespace", "name=backend", "--from-pod", "db=access_ok", "--port", "3306"]);
        var expected = await File.ReadAllLinesAsync(Path.Combine(CommandLine.Scenario, "expected-policy.yaml"), TestContext.Current.CancellationToken);
        Assert.Equal(0, status);
        Assert.Equal(expected.Where(l => !l.StartsWith('#')), output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Explain_names_the_policy_the_rule_and_what_is_in_the_way()
    {
        var (status, output, _) = await CommandLine.RunAsync(["explain", CommandLine.Scenario, "--from", "web/storefront", "--to", "db/mysql", "--port", "3306", "-o", "json"]);
        Assert.Equal(0, status);
        var verdict = Assert.Single(JsonDocument.Parse(output).RootElement.EnumerateArray());
        Assert.Equal("denied", verdict.GetProperty("verdict").GetString());
        Assert.False(verdict.GetProperty("egress").GetProperty("isolated").GetBoolean());
        Assert.Equal("db/allow-specific-backend-to-db", verdict.GetProperty("ingress").GetProperty("isolatedBy")[0].GetString());
        Assert.Equal("namespace web has name=web, not backend", verdict.GetProperty("ingress").GetProperty("misses")[0].GetProperty("obstacle").GetString());
    }

    [Fact]
    public async Task Diff_finds_what_a_policy_closes_and_an_overlay_is_the_same_as_the_whole()
    {
        var (status, output, _) = await CommandLine.RunAsync(["diff", Mysql, CommandLine.Scenario, "-o", "json", "--exit-code"]);
        Assert.Equal(1, status);
        var changes = JsonDocument.Parse(output).RootElement.GetProperty("changes").EnumerateArray().ToList();
        Assert.All(changes, c => Assert.Equal(("removed", "db/mysql[StatefulSet]"), (c.GetProperty("type").GetString(), c.GetProperty("destination").GetString())));
        Assert.Equal(6, changes.Count);

        var overlaid = await CommandLine.RunAsync(["list", Mysql, "--overlay", Path.Combine(CommandLine.Scenario, "expected-policy.yaml")]);
        Assert.Equal((await CommandLine.RunAsync(["list", CommandLine.Scenario])).Output, overlaid.Output);
    }

    [Fact]
    public async Task Generate_never_isolates_a_whole_namespace_for_want_of_a_label()
    {
        const string Pods = "apiVersion: v1\nkind: Pod\nmetadata: {name: bare, namespace: x}\nspec: {containers: []}\n";
        var (status, output, error) = await CommandLine.RunAsync(["generate", "-", "--to", "x/bare", "--from-namespace", "a=b", "--from-pod", "c=d", "--port", "80"], Pods);
        Assert.Equal((2, ""), (status, output));
        Assert.Contains("could only select the whole namespace", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pods_can_be_asked_about_one_by_one_and_addresses_as_targets()
    {
        const string Pods = """
            {"kind":"List","apiVersion":"v1","items":[
            {"kind":"Pod","apiVersion":"v1","metadata":{"name":"a-1","namespace":"x","ownerReferences":[{"kind":"Fleet","name":"a","controller":true}]}},
            {"kind":"Pod","apiVersion":"v1","metadata":{"name":"a-2","namespace":"x","ownerReferences":[{"kind":"Fleet","name":"a","controller":true}]}}]}
            """;
        var (_, perPod, _) = await CommandLine.RunAsync(["who", "-", "--to", "x/a", "--per", "pod", "-n", "x", "-o", "csv"], Pods);
        Assert.Equal(["x/a-1[Pod],x/a-2[Pod]", "x/a-2[Pod],x/a-1[Pod]"], perPod.Split("\r\n")[1..^1].Select(l => string.Join(',', l.Split(',')[1..3])));
        var (_, perWorkload, _) = await CommandLine.RunAsync(["who", "-", "--to", "x/a", "-n", "x", "-o", "csv"], Pods);
        Assert.Equal("x/a[Fleet],x/a[Fleet]", string.Join(',', Assert.Single(perWorkload.Split("\r\n")[1..^1]).Split(',')[1..3]));
        var (_, outside, _) = await CommandLine.RunAsync(["who", "-", "--to", "203.0.113.7", "-o", "csv"], Pods);
        Assert.Equal("x/a[Fleet],203.0.113.7", string.Join(',', Assert.Single(outside.Split("\r\n")[1..^1]).Split(',')[1..3]));
        var (status, difference, _) = await CommandLine.RunAsync(["diff", Mysql, "-", "--per", "pod", "-n", "x"], Pods);
        Assert.Equal(0, status);
        Assert.StartsWith("+ 0.0.0.0-255.255.255.255 => x/a-1[Pod] : all ports\n", difference, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no workload db/mysq; there are: db/mysql[StatefulSet]", "who", "{scenario}", "--to", "db/mysq")]
    [InlineData("db/mysql[StatefulSet] has no port of that name; it has: mysql, metrics", "who", "{scenario}", "--to", "db/mysql", "--port", "mysq")]
    [InlineData("no such file or folder", "list", "{scenario}/nothing")]
    [InlineData("Option '--to' is required.", "who", "{scenario}")]
    [InlineData("must be key=value", "generate", "{scenario}", "--to", "db/mysql", "--from-namespace", "x", "--from-pod", "a=b", "--port", "1")]
    public async Task Bad_usage_and_input_end_in_2_with_the_way_out(string message, params string[] arguments)
    {
        var (status, output, error) = await CommandLine.RunAsync([.. arguments.Select(a => a.Replace("{scenario}", CommandLine.Scenario, StringComparison.Ordinal))]);
        Assert.Equal(2, status);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
    }
}

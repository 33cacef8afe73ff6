using System.Text.Json;

namespace PolicyStudio.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private const string OnlyOrders = """
        - name: only orders reaches mysql
          to: {namespace: db, podSelector: {matchLabels: {app: mysql}}}
          ports: [{protocol: TCP, port: 3306}]
          onlyFrom: [{namespace: backend, podSelector: {matchLabels: {app: orders}}}]
        """;

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_guardrail_holds_with_the_policy_and_is_broken_without()
    {
        await WriteAsync(OnlyOrders);
        Assert.Equal((0, "holds   only orders reaches mysql\n", ""), await CommandLine.RunAsync(["check", CommandLine.Scenario, "--invariants", _file]));

        var (status, output, _) = await CommandLine.RunAsync(["check", Path.Combine(CommandLine.Scenario, "mysql.yaml"), "--invariants", _file, "-o", "json"]);
        Assert.Equal(1, status);
        var invariant = Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("invariants").EnumerateArray());
        Assert.False(invariant.GetProperty("holds").GetBoolean());
        var offenders = invariant.GetProperty("offenders").EnumerateArray().ToList();
        Assert.Contains(offenders, o => o.GetProperty("source").GetString() == "web/storefront[Deployment]" && o.GetProperty("ports")[0].GetProperty("port").GetInt32() == 3306);
        Assert.DoesNotContain(offenders, o => o.GetProperty("source").GetString() == "backend/orders[Deployment]");
    }

    [Theory]
    [InlineData("text", "broken  only orders reaches mysql\n  allowed: 0.0.0.0-255.255.255.255 => db/mysql[StatefulSet] on TCP 3306: no policy isolates either side\n")]
    [InlineData("csv", "only orders reaches mysql,broken,web/storefront[Deployment],db/mysql[StatefulSet],allowed,TCP 3306,no policy isolates either side\r\n")]
    [InlineData("md", "| only orders reaches mysql | broken | `web/storefront[Deployment]` | `db/mysql[StatefulSet]` | allowed | TCP 3306 |")]
    [InlineData("sarif", "\"ruleId\": \"invariant-broken\"")]
    public async Task A_broken_guardrail_is_told_in_every_format(string format, string expected)
    {
        await WriteAsync(OnlyOrders);
        var (status, output, _) = await CommandLine.RunAsync(["check", Path.Combine(CommandLine.Scenario, "mysql.yaml"), "--invariants", _file, "-o", format]);
        Assert.Equal(1, status);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_guardrail_ends_in_2_with_every_error()
    {
        await WriteAsync(OnlyOrders.Replace("onlyFrom", "onlyfrom", StringComparison.Ordinal).Replace("podSelector", "podSelecter", StringComparison.Ordinal));
        var (status, output, error) = await CommandLine.RunAsync(["check", CommandLine.Scenario, "--invariants", _file]);
        Assert.Equal((2, ""), (status, output));
        Assert.Contains($"{_file}:2:23: [0].to.podSelecter: unknown field, did you mean podSelector?", error, StringComparison.Ordinal);
        Assert.Contains($"{_file}:4:3: [0].onlyfrom: unknown field, did you mean onlyFrom?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_protects_nobody_is_said_so()
    {
        await WriteAsync("- {name: nobody, to: {namespace: nowhere}, onlyFrom: []}");
        Assert.Equal((0, $"holds   nobody\nwarning: invariant-selects-nothing: nobody protects nothing: no pod matches its 'to' ({_file}:1)\n", ""),
            await CommandLine.RunAsync(["check", CommandLine.Scenario, "--invariants", _file]));
    }

    [Fact]
    public async Task What_cannot_be_read_breaks_no_guardrail_when_kept_going()
    {
        await WriteAsync("- {name: nobody, to: {namespace: nowhere}, onlyFrom: []}");
        var (status, output, _) = await CommandLine.RunAsync(["check", "-", "--keep-going", "--invariants", _file], "kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: x}\nspec: {ingres: []}\n");
        Assert.Equal(0, status);
        Assert.Contains("error: unreadable: -:4:8: spec.ingres: unknown field, did you mean ingress?", output, StringComparison.Ordinal);
    }

    private Task WriteAsync(string text) => File.WriteAllTextAsync(_file, text, TestContext.Current.CancellationToken);
}

using System.Text.Json;

namespace PolicyStudio.Cli.Tests;

/// <summary>What <c>explain</c> says beside the verdict: what would admit a denied connection, and what a verdict hangs on.</summary>
public sealed class ExplainTests
{
    private static readonly string[] Denied =
    [
        "explain", Path.Combine(CommandLine.Scenario, "mysql.yaml"), "--overlay", Path.Combine(CommandLine.Scenario, "expected-policy.yaml"),
        "--from", "web/storefront", "--to", "db/mysql", "--port", "3306",
    ];

    [Fact]
    public async Task A_denial_comes_with_the_smallest_changes_that_would_admit_it()
    {
        var (status, output, _) = await CommandLine.RunAsync(Denied);

        Assert.Equal(0, status);
        Assert.Contains("  smallest changes that would admit it:\n    add a peer to db/allow-specific-backend-to-db, ingress rule 1, for pods app=storefront of namespace web; opens nothing else\n",
            output, StringComparison.Ordinal);
        Assert.Contains("    label namespace web name=backend (in place of name=web); opens nothing else", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_changes_are_in_JSON_too()
    {
        var (_, output, _) = await CommandLine.RunAsync([.. Denied, "-o", "json"]);

        var remedies = JsonDocument.Parse(output).RootElement[0].GetProperty("remedies").EnumerateArray().ToList();
        Assert.Equal(["peer", "namespaceLabel"], remedies.Select(r => r.GetProperty("kind").GetString()));
        Assert.Equal(0, remedies[0].GetProperty("alsoOpens").GetArrayLength());
    }

    [Fact]
    public async Task What_may_override_an_undecidable_verdict_is_named_too()
    {
        using var overlay = new TemporaryFile("""
            apiVersion: cilium.io/v2
            kind: CiliumNetworkPolicy
            metadata: {name: locked, namespace: payments}
            spec: {endpointSelector: {}}
            """);
        var (_, output, _) = await CommandLine.RunAsync(
            ["explain", Repository.Path("deploy/demo"), "--from", "ops/node-exporter", "--to", "payments/ledger", "--port", "5432", "--overlay", overlay.Path, "-o", "json"]);

        var verdict = JsonDocument.Parse(output).RootElement[0];
        Assert.Equal("undecidable", verdict.GetProperty("verdict").GetString());
        Assert.Equal(["CiliumNetworkPolicy payments/locked"], verdict.GetProperty("conditional").EnumerateArray().Select(c => c.GetString()));
    }

    [Fact]
    public async Task What_is_allowed_comes_without()
    {
        var (_, output, _) = await CommandLine.RunAsync(["explain", Path.Combine(CommandLine.Scenario, "mysql.yaml"), "--from", "web/storefront", "--to", "db/mysql"]);

        Assert.StartsWith("allowed: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("smallest", output, StringComparison.Ordinal);
    }
}

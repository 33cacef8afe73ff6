using System.Text.Json;

namespace PolicyStudio.Cli.Tests;

public sealed class LintTests
{
    private const string Pods = """
        apiVersion: v1
        kind: Pod
        metadata: {name: a, namespace: x, labels: {app: a}}
        spec: {containers: [{name: c, ports: [{name: http, containerPort: 80}]}]}

        """;

    private static string Policy(string name, string spec) =>
        $"---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: {name}, namespace: x}}\nspec: {{{spec}}}\n";

    [Fact]
    public async Task A_warning_is_told_with_its_place_and_ends_in_0()
    {
        var (status, output, error) = await CommandLine.RunAsync(["lint", "-"], Pods + Policy("p", "podSelector: {matchLabels: {app: b}}, ingress: [{from: [{podSelector: {}}]}]"));
        Assert.Equal((0, ""), (status, error));
        Assert.Matches(@"(?m)^warning: selects-nothing: NetworkPolicy x/p: no pod of namespace x matches app=b.* \(-:6\)$", output);
    }

    [Fact]
    public async Task An_error_ends_in_1_but_what_cannot_be_read_does_not()
    {
        var missing = Pods + Policy("p", "podSelector: {}, ingress: [{ports: [{port: htpp}], from: [{podSelector: {}}]}]");
        var (status, output, _) = await CommandLine.RunAsync(["lint", "-", "-o", "json"], missing);
        Assert.Equal(1, status);
        Assert.Contains(JsonDocument.Parse(output).RootElement.GetProperty("findings").EnumerateArray(), f => f.GetProperty("rule").GetString() == "named-port-missing" && f.GetProperty("level").GetString() == "error");

        (status, output, _) = await CommandLine.RunAsync(["lint", "-", "--keep-going"], Pods + Policy("p", "podSelecter: {}"));
        Assert.Equal(0, status);
        Assert.Contains("error: unreadable: ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "selects-nothing,warning,NetworkPolicy x/p,'-,6,\"no pod of namespace x matches app=b")]
    [InlineData("md", "| `selects-nothing` | warning | `NetworkPolicy x/p` | `-` | 6 | no pod of namespace x matches app=b")]
    [InlineData("sarif", "\"text\": \"A policy that selects no pod\"")]
    public async Task Findings_are_told_in_every_format(string format, string expected)
    {
        var (status, output, _) = await CommandLine.RunAsync(["lint", "-", "-o", format], Pods + Policy("p", "podSelector: {matchLabels: {app: b}}, ingress: [{from: [{podSelector: {}}]}]"));
        Assert.Equal(0, status);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_tells_new_findings_first()
    {
        using var before = new TemporaryFile(Pods);
        var (_, output, _) = await CommandLine.RunAsync(["diff", before.Path, "-", "-o", "md"], Pods + Policy("p", "podSelector: {matchLabels: {app: b}}, ingress: [{from: [{podSelector: {}}]}]"));
        Assert.StartsWith("**No connection differs** between", output, StringComparison.Ordinal);
        Assert.Contains("; 1 new finding.\n", output, StringComparison.Ordinal);
        Assert.Contains("- new **warning** `selects-nothing`: `NetworkPolicy x/p`: no pod of namespace x matches app=b", output, StringComparison.Ordinal);
    }
}

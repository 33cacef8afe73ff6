using System.Text.Json;

namespace PolicyStudio.Cli.Tests;

public sealed class KeepGoingTests
{
    private const string Manifests = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: p, namespace: x}
        spec: {podSelecter: {}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: a, namespace: x}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: b, namespace: x}
        """;

    private const string Error = "-:4:8: spec.podSelecter: unknown field, did you mean podSelector?";

    [Fact]
    public async Task Without_it_a_bad_document_ends_in_2_and_no_answer() =>
        Assert.Equal((2, "", Error + "\n"), await CommandLine.RunAsync(["list", "-", "-o", "json"], Manifests));

    [Fact]
    public async Task With_it_the_good_documents_are_answered_about_and_the_bad_one_is_a_finding()
    {
        var (status, output, error) = await CommandLine.RunAsync(["list", "-", "--keep-going", "-o", "json"], Manifests);
        Assert.Equal((0, Error + "\n"), (status, error));
        var root = JsonDocument.Parse(output).RootElement;
        Assert.Contains(root.GetProperty("connections").EnumerateArray(), c => c.GetProperty("source").GetString() == "x/a[Pod]" && c.GetProperty("destination").GetString() == "x/b[Pod]");
        var finding = Assert.Single(root.GetProperty("findings").EnumerateArray());
        Assert.Equal(("unreadable", "error", Error, 4),
            (finding.GetProperty("rule").GetString(), finding.GetProperty("level").GetString(), finding.GetProperty("message").GetString(), finding.GetProperty("line").GetInt32()));
    }

    [Theory]
    [InlineData("who", "--to", "x/a")]
    [InlineData("explain", "--from", "x/a", "--to", "x/b")]
    [InlineData("generate", "--to", "x/a", "--from-namespace", "a=b", "--from-pod", "a=b", "--port", "80")]
    public async Task Every_command_knows_it(string command, params string[] arguments)
    {
        var labelled = Manifests.Replace("name: a,", "name: a, labels: {app: a},", StringComparison.Ordinal);
        var (status, output, error) = await CommandLine.RunAsync([command, "-", .. arguments, "--keep-going"], labelled);
        Assert.Equal((0, Error + "\n"), (status, error));
        Assert.NotEmpty(output);
    }
}

using System.Text.Json;
using k8s.Models;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cli.Tests;

/// <summary>The same answers over a real API server, read once.</summary>
public sealed class LiveTests(SharedCluster cluster)
{
    private static readonly string[] Reads = ["list", "watch"];

    [Fact]
    public async Task A_live_cluster_answers_as_its_manifests_would()
    {
        var (kubeconfig, ns) = await DeployAsync();
        var (status, output, error) = await CommandLine.RunAsync(["who", "--context", "admin", "--kubeconfig", kubeconfig, "--to", $"{ns}/b[Pod]", "-n", ns, "-o", "json"]);
        Assert.Equal((0, ""), (status, error));
        var source = Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("sources").EnumerateArray());
        Assert.Equal(($"{ns}/a[Pod]", "denied"), (source.GetProperty("source").GetString(), source.GetProperty("verdict").GetString()));

        // As PATH, and in both places of a difference.
        var asPath = await CommandLine.RunAsync(["who", "context:admin", "--kubeconfig", kubeconfig, "--to", $"{ns}/b[Pod]", "-n", ns, "-o", "json"]);
        Assert.Equal(output, asPath.Output);
    }

    [Fact]
    public async Task A_pull_request_is_laid_over_the_live_cluster()
    {
        var (kubeconfig, ns) = await DeployAsync();
        using var overlay = new TemporaryFile(Policy(ns, "ingress: [{from: [{podSelector: {}}]}]"));
        var (status, output, error) = await CommandLine.RunAsync(["diff", "context:admin", "--kubeconfig", kubeconfig, "--overlay", overlay.Path, "-n", ns, "--exit-code"]);
        Assert.Equal((1, ""), (status, error));
        Assert.StartsWith($"+ {ns}/a[Pod] => {ns}/b[Pod] : all ports\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_may_not_be_read_is_a_finding_and_pods_that_may_not_an_error()
    {
        var (kubeconfig, ns) = await DeployAsync();
        var server = await cluster.ServerAsync();
        var less = await server.AddServiceAccountAsync(ns, "less", Rule("", "namespaces", "pods", "services"), Rule("networking.k8s.io", "networkpolicies"));
        var (status, output, _) = await CommandLine.RunAsync(["list", "--context", less, "--kubeconfig", server.Kubeconfig(less), "-o", "json"]);
        Assert.Equal(0, status);
        Assert.Contains("RBAC does not let this account list deployments in the whole cluster (403)", output, StringComparison.Ordinal);

        var blind = await server.AddServiceAccountAsync(ns, "blind");
        var refused = await CommandLine.RunAsync(["list", "--context", blind, "--kubeconfig", server.Kubeconfig(blind)]);
        Assert.Equal((2, ""), (refused.Status, refused.Output));
        Assert.Contains("RBAC does not let this account list pods in the whole cluster (403): grant it the verbs list and watch on pods.\n", refused.Error, StringComparison.Ordinal);

        var unknown = await CommandLine.RunAsync(["list", "--context", "production", "--kubeconfig", kubeconfig]);
        Assert.Equal((2, "", $"There is no context 'production' in {kubeconfig}. There are: admin.\n"), unknown);
    }

    [Fact]
    public async Task A_server_that_is_away_is_named_once()
    {
        var server = await cluster.ServerAsync();
        // Nobody listens on port 1.
        var address = new Uri("https://127.0.0.1:1");
        Assert.Equal((2, "", $"The API server at {address.GetLeftPart(UriPartial.Authority)} refuses connections: it is down, or the address is wrong.\n"),
            await CommandLine.RunAsync(["list", "--context", "admin", "--kubeconfig", server.KubeconfigAt(address, "admin")]));
    }

    [Theory]
    [InlineData("a source is missing: give a PATH, - for standard input, or --context NAME\n", "list")]
    [InlineData("give either a PATH or --context, not both; --overlay PATH lays manifests over a live cluster\n", "list", ".", "--context", "x")]
    public async Task Just_one_source_is_read(string message, params string[] arguments) =>
        Assert.Equal((2, "", message), await CommandLine.RunAsync(arguments));

    private async Task<(string Kubeconfig, string Namespace)> DeployAsync()
    {
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("cli");
        await server.Kubectl.RunWithInputAsync($"{Pod(ns, "a")}---\n{Pod(ns, "b")}---\n{Policy(ns, "ingress: []")}", "apply", "-f", "-");
        return (server.Kubeconfig("admin"), ns);
    }

    private static string Pod(string ns, string name) =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: {name}, namespace: {ns}, labels: {{app: {name}}}}}\nspec: {{containers: [{{name: c, image: none}}]}}\n";

    private static string Policy(string ns, string rules) =>
        $"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: closed, namespace: {ns}}}\nspec: {{podSelector: {{matchLabels: {{app: b}}}}, {rules}}}\n";

    private static V1PolicyRule Rule(string group, params string[] resources) => new() { ApiGroups = [group], Resources = resources, Verbs = Reads };
}

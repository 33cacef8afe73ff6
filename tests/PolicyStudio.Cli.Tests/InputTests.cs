namespace PolicyStudio.Cli.Tests;

/// <summary>What input a newcomer gives: nothing, the same twice, a mistyped name, manifests laid over a dump.</summary>
public sealed class InputTests
{
    private const string Dump = """
        {apiVersion: apps/v1, kind: Deployment, metadata: {namespace: n, name: w}, spec: {selector: {matchLabels: {app: w}}, template: {metadata: {labels: {app: w}}}}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {namespace: n, name: w-5d-1, labels: {app: w, pod-template-hash: 5d}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: w-5d, controller: true}]}, spec: {}, status: {podIPs: [{ip: 10.1.1.1}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {namespace: n, name: db, labels: {app: db}}, spec: {}}
        ---
        {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {namespace: n, name: p}, spec: {podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {db: access_ok}}}]}]}}
        """;

    [Fact]
    public async Task Pods_of_a_Deployment_whose_ReplicaSet_is_not_in_the_dump_are_the_Deployments()
    {
        var (_, output, _) = await CommandLine.RunAsync(["list", "-"], Dump);
        Assert.Contains("n/w[Deployment]", output, StringComparison.Ordinal);
        Assert.DoesNotContain("ReplicaSet", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_laid_over_live_pods_is_what_they_become()
    {
        var overlay = Path.Combine(Path.GetTempPath(), $"overlay-{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(overlay, Dump.Split("---")[0].Replace("labels: {app: w}", "labels: {app: w, db: access_ok}", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        try
        {
            var dump = overlay + ".dump.yaml";
            await File.WriteAllTextAsync(dump, Dump, TestContext.Current.CancellationToken);
            var (status, output, _) = await CommandLine.RunAsync(["diff", dump, "--overlay", overlay, "--exit-code"]);
            File.Delete(dump);
            Assert.Contains("+ n/w[Deployment] => n/db[Pod] : all ports", output, StringComparison.Ordinal);
            Assert.Equal(1, status);
        }
        finally
        {
            File.Delete(overlay);
        }
    }

    [Fact]
    public async Task A_pods_own_address_is_that_pod()
    {
        var (_, output, _) = await CommandLine.RunAsync(["explain", "-", "--from", "10.1.1.1", "--to", "n/db"], Dump);
        Assert.StartsWith("denied: n/w-5d-1[Pod] => n/db[Pod]", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "-: holds no Kubernetes object")]
    [InlineData("# nothing\n---\n", "-: holds no Kubernetes object")]
    public async Task Nothing_is_no_all_clear(string input, string message)
    {
        var (status, output, error) = await CommandLine.RunAsync(["lint", "-"], input);
        Assert.Equal((2, "", message), (status, output, error.TrimEnd()));
    }

    [Fact]
    public async Task Standard_input_can_be_read_once()
    {
        var (status, _, error) = await CommandLine.RunAsync(["list", "-", "--overlay", "-"], Dump);
        Assert.Equal((2, "standard input (-) can be read once; name it once"), (status, error.TrimEnd()));
    }

    [Fact]
    public async Task A_mistyped_namespace_is_said()
    {
        var (status, _, error) = await CommandLine.RunAsync(["list", "-", "-n", "m"], Dump);
        Assert.Equal((0, "there is no namespace m; there are: n"), (status, error.TrimEnd()));
    }

    [Fact]
    public async Task A_mistyped_option_leaves_standard_output_empty()
    {
        var (status, output, error) = await CommandLine.RunAsync(["list", "-", "--namspace", "n"], Dump);
        Assert.Equal((2, ""), (status, output));
        Assert.Contains("--namespace", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kustomization_that_is_not_applied_is_said()
    {
        var (_, output, _) = await CommandLine.RunAsync(["list", "-"], Dump + "\n---\n{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, resources: [a]}\n");
        Assert.Contains("warning: kustomization-not-applied", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generated_policy_has_a_name_that_the_API_server_takes()
    {
        var (status, output, error) = await CommandLine.RunAsync(
            ["generate", Path.Combine(CommandLine.Scenario, "mysql.yaml"), "--to", "db/mysql", "--from-namespace", "name=A_b", "--from-pod", "db=x", "--port", "3306"]);
        Assert.Equal((2, ""), (status, output));
        Assert.Contains("--name", error, StringComparison.Ordinal);
    }
}

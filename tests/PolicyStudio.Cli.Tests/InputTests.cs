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
        var (status, output, _) = await OverlaidAsync(Dump.Split("---")[0].Replace("labels: {app: w}", "labels: {app: w, db: access_ok}", StringComparison.Ordinal));
        Assert.Contains("+ n/w[Deployment] => n/db[Pod] : all ports", output, StringComparison.Ordinal);
        Assert.Equal(1, status);
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

    [Fact]
    public async Task A_stand_in_of_a_pods_name_hides_no_pod()
    {
        var (_, output, _) = await CommandLine.RunAsync(["list", "-", "--per", "pod"], """
            {apiVersion: v1, kind: Pod, metadata: {namespace: a, name: d}, spec: {}}
            ---
            {apiVersion: apps/v1, kind: Deployment, metadata: {namespace: a, name: d}, spec: {template: {metadata: {labels: {k: d}}}}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {namespace: a, name: n}, spec: {podSelector: {matchLabels: {k: d}}}}
            """);
        Assert.Contains("0.0.0.0-255.255.255.255 => a/d[Pod] : all ports", output, StringComparison.Ordinal);
        Assert.DoesNotContain("=> a/d[Deployment]", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pod_that_has_ended_in_the_overlay_is_gone()
    {
        var (status, output, _) = await OverlaidAsync("{apiVersion: v1, kind: Pod, metadata: {namespace: n, name: db}, status: {phase: Succeeded}}");
        Assert.Contains("- n/db[Pod] => 0.0.0.0-255.255.255.255 : all ports", output, StringComparison.Ordinal);
        Assert.Equal(1, status);
    }

    [Fact]
    public async Task A_port_name_is_looked_up_on_each_pod()
    {
        var (_, output, _) = await CommandLine.RunAsync(["who", "-", "--to", "a/d", "--port", "web", "-n", "b"], """
            {apiVersion: v1, kind: Pod, metadata: {namespace: a, name: d-1, ownerReferences: [{kind: DaemonSet, name: d, controller: true}]}, spec: {containers: [{ports: [{name: web, containerPort: 80}]}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {namespace: a, name: d-2, ownerReferences: [{kind: DaemonSet, name: d, controller: true}]}, spec: {containers: [{ports: [{name: web, containerPort: 81}]}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {namespace: b, name: x}, spec: {}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {namespace: b, name: n}, spec: {podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 81}]}]}}
            """);
        Assert.Contains("denied       b/x[Pod] => a/d[DaemonSet]{web=TCP 80}", output, StringComparison.Ordinal);
        Assert.Contains("allowed      b/x[Pod] => a/d[DaemonSet]{web=TCP 81}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_ReplicaSets_whose_Deployment_is_missing_those_speak_that_want_pods()
    {
        var (_, output, _) = await CommandLine.RunAsync(["who", "-", "--to", "a/d"], """
            {apiVersion: apps/v1, kind: ReplicaSet, metadata: {namespace: a, name: d-1, ownerReferences: [{kind: Deployment, name: d, controller: true}]}, spec: {replicas: 0, template: {metadata: {labels: {a: "1"}}}}}
            ---
            {apiVersion: apps/v1, kind: ReplicaSet, metadata: {namespace: a, name: d-2, ownerReferences: [{kind: Deployment, name: d, controller: true}]}, spec: {replicas: 3, template: {metadata: {labels: {a: "2"}}}}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {namespace: a, name: x}, spec: {}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {namespace: a, name: n}, spec: {podSelector: {matchLabels: {a: "1"}}}}
            """);
        Assert.Contains("allowed      a/x[Pod]", output, StringComparison.Ordinal);
        // Three replicas reach each other or not: it is asked.
        Assert.Contains("allowed      a/d[Deployment]", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mounted_ConfigMap_is_read_once_and_a_folder_that_leads_to_itself_ends()
    {
        var folder = Directory.CreateTempSubdirectory("mounted-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "..data"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "..data", "dump.yaml"), Dump, TestContext.Current.CancellationToken);
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "dump.yaml"), Path.Combine("..data", "dump.yaml"));
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "self"), folder.FullName);
            var (status, output, error) = await CommandLine.RunAsync(["list", folder.FullName]);
            Assert.Equal((0, ""), (status, error));
            Assert.Contains("n/db[Pod]", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Standard_input_with_an_overlay_can_be_compared()
    {
        var (status, output, _) = await OverlaidAsync("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {namespace: n, name: p}, spec: {podSelector: {matchLabels: {app: db}}, ingress: [{}]}}");
        Assert.Contains("+ n/w[Deployment] => n/db[Pod] : all ports", output, StringComparison.Ordinal);
        Assert.Equal(1, status);
    }

    private static async Task<(int Status, string Output, string Error)> OverlaidAsync(string overlay)
    {
        var file = Path.Combine(Path.GetTempPath(), $"overlay-{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(file, overlay, TestContext.Current.CancellationToken);
        try
        {
            return await CommandLine.RunAsync(["diff", "-", "--overlay", file, "--exit-code"], Dump);
        }
        finally
        {
            File.Delete(file);
        }
    }
}

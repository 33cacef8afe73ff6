using PolicyStudio.Cluster.Demo;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Demo;

public sealed class DemoManifestsTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "deploy", "demo");

    [Fact]
    public async Task Kubectl_puts_the_demo_on_a_real_cluster()
    {
        await using var server = await TestApiServer.StartAsync();
        var kubectl = server.Kubectl;

        // The server of the tests is older than batch/v1 CronJobs: kubectl goes on with the rest and says so at the end.
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => kubectl.RunAsync("apply", "-f", Folder));
        var errors = refused.Message.Split('\n').Where(l => l.Contains("error", StringComparison.Ordinal) || l.Contains("unable", StringComparison.Ordinal));
        Assert.All(errors, l => Assert.Contains("no matches for kind \"CronJob\" in version \"batch/v1\"", l, StringComparison.Ordinal));

        using var demo = new DemoCluster(TimeProvider.System);
        var wanted = demo.Current.Snapshot!.Controllers.Where(c => c.Reference is { Kind: "Deployment" or "StatefulSet" or "DaemonSet", Namespace: not "kube-system" })
            .Select(c => $"{c.Reference.Kind} {c.Reference.Namespace}/{c.Reference.Name}").Order(StringComparer.Ordinal);
        Assert.Equal(wanted, await ListAsync(kubectl, "deployments,statefulsets,daemonsets"));
        var policies = demo.Current.Snapshot.Policies.Select(p => $"NetworkPolicy {p.Namespace}/{p.Name}").Order(StringComparer.Ordinal);
        Assert.Equal(policies, await ListAsync(kubectl, "networkpolicies"));
    }

    private static async Task<IEnumerable<string>> ListAsync(Kubectl kubectl, string kinds)
    {
        var listed = await kubectl.RunAsync("get", kinds, "--all-namespaces",
            "-o", "jsonpath={range .items[*]}{.kind} {.metadata.namespace}/{.metadata.name}{\"\\n\"}{end}");
        return listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
    }
}

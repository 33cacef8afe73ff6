using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Watching;

/// <summary>The tests' own API server is what the other tests stand on.</summary>
public sealed class TestApiServerTests(SharedCluster cluster)
{
    private const string Deployment = """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"replicas":2,"selector":{"matchLabels":{"app":"web"}},
         "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"c","image":"web:1"}]}}}}
        """;

    private const string StatefulSet = """
        {"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"db"},"spec":{"replicas":3,"serviceName":"db","selector":{"matchLabels":{"app":"db"}},
         "template":{"metadata":{"labels":{"app":"db"}},"spec":{"containers":[{"name":"c","image":"db:1"}]}}}}
        """;

    [Fact]
    public async Task Deployment_rolls_out_and_stateful_set_makes_all_its_pods()
    {
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("rollout");
        await server.Kubectl.RunWithInputAsync(Deployment, "apply", "-n", ns, "-f", "-");
        await server.Kubectl.RunWithInputAsync(StatefulSet, "apply", "-n", ns, "-f", "-");

        await server.Kubectl.RunAsync("rollout", "status", "-n", ns, "deployment/web", "--timeout=30s");
        await server.Kubectl.RunAsync("rollout", "status", "-n", ns, "statefulset/db", "--timeout=30s");
        var addresses = await server.Kubectl.RunAsync("get", "pods", "-n", ns, "-o", "jsonpath={.items[*].status.podIP}");
        Assert.Equal(5, addresses.Split(' ').Distinct().Count());

        await server.Kubectl.RunAsync("delete", "namespace", ns, "--timeout=30s");
    }

    [Fact]
    public async Task Rollout_stands_still_while_the_node_is_paused()
    {
        await using var server = await TestApiServer.StartAsync();
        await using var node = NodeStandIn.Start(server);
        await node.PauseAsync();
        var ns = await server.CreateNamespaceAsync("paused");
        await server.Kubectl.RunWithInputAsync(Deployment, "apply", "-n", ns, "-f", "-");
        await Eventually.HoldsAsync("two pods", async () => (await PhasesAsync(server, ns)).Length == 2);
        Assert.All(await PhasesAsync(server, ns), phase => Assert.Equal("Pending", phase));

        node.Resume();
        await server.Kubectl.RunAsync("rollout", "status", "-n", ns, "deployment/web", "--timeout=30s");
    }

    [Fact]
    public async Task Service_account_has_its_role_and_no_more_and_the_audit_log_tells()
    {
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("rights");
        var user = await server.AddServiceAccountAsync(ns, "reader", new k8s.Models.V1PolicyRule { ApiGroups = [""], Resources = ["pods"], Verbs = ["list"] });

        await server.KubectlAs(user).RunAsync("get", "pods", "-A");
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => server.KubectlAs(user).RunAsync("get", "services", "-A"));
        Assert.Contains("services is forbidden", refusal.Message, StringComparison.Ordinal);

        var name = $"system:serviceaccount:{ns}:reader";
        await Eventually.HoldsAsync("both requests are in the audit log", () =>
        {
            var asked = server.ReadAuditEvents().Where(e => e.User == name && e.Resource is not null).Select(e => (e.Verb, e.Resource, e.Code)).ToHashSet();
            return asked.SetEquals([("list", "pods", 200), ("list", "services", 403)]);
        });
    }

    [Fact]
    public async Task Kubeconfig_has_a_context_per_user()
    {
        var server = await cluster.ServerAsync();
        var file = server.Kubeconfig("viewer", "admin");
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.Kubectl.RunAsync("--kubeconfig", file, "get", "nodes"));
        await server.Kubectl.RunAsync("--kubeconfig", file, "--context", "admin", "get", "nodes");
    }

    [Fact]
    public async Task Killed_server_comes_back_with_its_data()
    {
        await using var server = await TestApiServer.StartAsync(new() { WithControllers = false });
        var ns = await server.CreateNamespaceAsync("kept");
        await server.KillApiServerAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.Kubectl.RunAsync("get", "namespace", ns));

        await server.CompactAsync();
        await server.RestartApiServerAsync();
        Assert.Contains(ns, await server.Kubectl.RunAsync("get", "namespace", ns), StringComparison.Ordinal);
    }

    private static async Task<string[]> PhasesAsync(TestApiServer server, string ns) =>
        (await server.Kubectl.RunAsync("get", "pods", "-n", ns, "-o", "jsonpath={.items[*].status.phase}")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

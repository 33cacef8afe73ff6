using k8s.Models;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Watching;

/// <summary>What decides beside NetworkPolicies in a real cluster.</summary>
public sealed class SurroundingsTests(SurroundingsTests.AddOns addOns) : IClassFixture<SurroundingsTests.AddOns>
{
    private static readonly string[] Verbs = ["list", "watch"];

    private TestApiServer Server => addOns.Server;

    [Fact]
    public async Task Policies_of_other_kinds_come_with_their_add_on_and_go_with_it()
    {
        await using var watched = await WatchedCluster.StartAsync(Server.Kubeconfig("admin"), timings: new() { Version = TimeSpan.FromSeconds(1), Refusal = TimeSpan.FromSeconds(1) });
        var before = await watched.LiveAsync();
        Assert.Empty(before.Snapshot!.OtherPolicies);
        Assert.DoesNotContain(before.Connection.Kinds, k => k.Kind.Contains("Cilium", StringComparison.Ordinal));

        await SurroundingObjects.DefineAsync(Server, "cilium.io", "CiliumNetworkPolicy", "ciliumnetworkpolicies", true, "v2");
        await SurroundingObjects.DefineAsync(Server, "policy.networking.k8s.io", "AdminNetworkPolicy", "adminnetworkpolicies", false, "v1alpha9");
        await Server.Kubectl.ApplyAsync("""
            { "apiVersion": "cilium.io/v2", "kind": "CiliumNetworkPolicy", "metadata": { "name": "lock", "namespace": "default" },
              "spec": { "endpointSelector": { "matchLabels": { "k8s:app": "web" } }, "ingress": [{}] } }
            """);
        await Server.Kubectl.ApplyAsync("""
            { "apiVersion": "policy.networking.k8s.io/v1alpha9", "kind": "AdminNetworkPolicy", "metadata": { "name": "cluster" },
              "spec": { "priority": 5, "subject": { "namespaces": {} }, "egress": [{ "action": "Deny" }] } }
            """);
        var state = await watched.UntilAsync(s => s.Snapshot!.OtherPolicies.Length == 2);

        Assert.Equal(["AdminNetworkPolicy cluster", "CiliumNetworkPolicy default/lock"], state.Snapshot!.OtherPolicies.Select(p => p.Reference.ToString()));
        Assert.Equal([PolicyType.Ingress], state.Snapshot.OtherPolicies[1].Directions);
        Assert.Equal(2, state.Snapshot.Findings.Count(f => f.Rule == "unsupported-policy" && f.Message.StartsWith("1 ", StringComparison.Ordinal)));
        Assert.Contains(new KindProgress("CiliumNetworkPolicy", KindStatus.Watching, 1), state.Connection.Kinds);

        await Server.Kubectl.RunAsync("delete", "ciliumnetworkpolicy", "lock");
        await watched.UntilAsync(s => s.Snapshot!.OtherPolicies.Length == 1, seconds: 5);
        await Server.Kubectl.RunAsync("delete", "crd", "adminnetworkpolicies.policy.networking.k8s.io");
        var after = await watched.UntilAsync(s => s.Snapshot!.OtherPolicies.IsEmpty && s.Connection.Kinds.All(k => k.Kind != "AdminNetworkPolicy"));
        Assert.DoesNotContain(after.Snapshot!.Findings, f => f.Rule is "unsupported-policy" or "kind-unavailable" && f.Message.Contains("Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_served_is_not_asked_for_and_what_is_forbidden_is_told()
    {
        await SurroundingObjects.DefineAsync(Server, "k8s.ovn.org", "EgressFirewall", "egressfirewalls", true, "v1");
        var user = await Server.AddServiceAccountAsync("default", "blinkered",
            new V1PolicyRule { ApiGroups = ["", "apps", "batch", "networking.k8s.io", "admissionregistration.k8s.io", "apiregistration.k8s.io", "apiextensions.k8s.io", "policy"], Resources = ["*"], Verbs = Verbs });
        await using var watched = await WatchedCluster.StartAsync(Server.Kubeconfig(user), user);
        var state = await watched.LiveAsync();

        var finding = Assert.Single(state.Snapshot!.Findings, f => f.Rule == "kind-unavailable" && f.Message.Contains("ovn", StringComparison.Ordinal));
        Assert.Equal(FindingLevel.Warning, finding.Level);
        Assert.Equal(
            "RBAC does not let this account list egressfirewalls in the whole cluster (403): grant it the verbs list and watch on egressfirewalls of k8s.ovn.org."
            + " The API server serves k8s.ovn.org, and EgressFirewall objects decide connectivity too: verdicts that they may override are not marked", finding.Message);
        var asked = Server.ReadAuditEvents().Where(e => e.User == "system:serviceaccount:default:blinkered").Select(e => e.ApiGroup).ToHashSet();
        Assert.DoesNotContain("crd.antrea.io", asked);
        Assert.DoesNotContain("crd.projectcalico.org", asked);
        Assert.Contains("k8s.ovn.org", asked);
    }

    [Fact]
    public async Task Services_that_the_API_server_calls_are_seen_and_seen_to_go()
    {
        await using var watched = await WatchedCluster.StartAsync(Server.Kubeconfig("admin"));
        Assert.Empty((await watched.LiveAsync()).Snapshot!.ApiServerCalls);

        await Server.Kubectl.ApplyAsync(SurroundingObjects.Webhook("checker"));
        await Server.Kubectl.ApplyAsync(SurroundingObjects.Definition("example.com", "Thing", "things", true, "v1", conversion: "converter"));
        await Server.Kubectl.ApplyAsync(SurroundingObjects.Definition("example.com", "Plain", "plains", true, "v1"));
        await Server.Kubectl.ApplyAsync("""
            { "apiVersion": "apiregistration.k8s.io/v1", "kind": "APIService", "metadata": { "name": "v1.aggregated.example.com" },
              "spec": { "group": "aggregated.example.com", "version": "v1", "groupPriorityMinimum": 100, "versionPriority": 100,
                        "insecureSkipTLSVerify": true, "service": { "namespace": "default", "name": "aggregated" } } }
            """);
        var state = await watched.UntilAsync(s => s.Snapshot!.ApiServerCalls.Length == 3);
        Assert.Equal(
            [
                new(new("ValidatingWebhookConfiguration", null, "nothing.example.com"), "default", "checker", 9443, FailsClosed: false),
                new(new("CustomResourceDefinition", null, "things.example.com"), "default", "converter", 443),
                new ApiServerCall(new("APIService", null, "v1.aggregated.example.com"), "default", "aggregated", 443),
            ], state.Snapshot!.ApiServerCalls);

        await Server.Kubectl.RunAsync("delete", "validatingwebhookconfiguration", "nothing.example.com");
        await Server.Kubectl.RunAsync("delete", "crd", "things.example.com");
        await Server.Kubectl.RunAsync("delete", "apiservice", "v1.aggregated.example.com");
        await watched.UntilAsync(s => s.Snapshot!.ApiServerCalls.IsEmpty, seconds: 5);
    }

    [Fact]
    public async Task Budgets_are_seen_and_what_moves_in_their_status_alone_makes_no_new_snapshot()
    {
        await using var watched = await WatchedCluster.StartAsync(Server.Kubeconfig("admin"));
        Assert.DoesNotContain((await watched.LiveAsync()).Snapshot!.OtherSelectors, s => s.Object.Kind == "PodDisruptionBudget");
        await Server.Kubectl.ApplyAsync("""
            { "apiVersion": "policy/v1beta1", "kind": "PodDisruptionBudget", "metadata": { "name": "keep", "namespace": "default" },
              "spec": { "minAvailable": 1, "selector": { "matchLabels": { "db": "access_ok" } } } }
            """);
        var seen = await watched.UntilAsync(s => s.Snapshot!.OtherSelectors.Any(o => o.Object.Kind == "PodDisruptionBudget"));
        var selector = Assert.Single(seen.Snapshot!.OtherSelectors, o => o.Object.Kind == "PodDisruptionBudget");
        Assert.Equal((new("PodDisruptionBudget", "default", "keep"), "spec.selector", Engine.Labels.LabelSelector.ForLabels(("db", "access_ok"))), (selector.Object, selector.Path, selector.Pods));

        // The annotation moves the object; what comes after it in the watch shows that it was read.
        await Server.Kubectl.RunAsync("annotate", "poddisruptionbudget", "keep", "note=moved");
        await Server.Kubectl.RunAsync("create", "namespace", "after-the-budget");
        var later = await watched.UntilAsync(s => s.Snapshot!.FindNamespace("after-the-budget") is not null);
        Assert.Equal(seen.Snapshot.Pods, later.Snapshot!.Pods);
        Assert.Equal(seen.Snapshot.OtherSelectors, later.Snapshot.OtherSelectors);
        await Server.Kubectl.RunAsync("delete", "poddisruptionbudget", "keep");
        await watched.UntilAsync(s => s.Snapshot!.OtherSelectors.All(o => o.Object.Kind != "PodDisruptionBudget"));
    }

    [Fact]
    public async Task The_network_plugin_is_known_by_its_pods()
    {
        await using var watched = await WatchedCluster.StartAsync(Server.Kubeconfig("admin"));
        Assert.Equal(PluginDialect.Generic, (await watched.LiveAsync()).Snapshot!.Plugin);

        await Server.Kubectl.RunAsync("run", "cilium-x1", "-n", "kube-system", "--image=cilium:1", "--labels=k8s-app=cilium");
        var state = await watched.UntilAsync(s => s.Snapshot!.Plugin == PluginDialect.Cilium && s.ServerVersion is not null, seconds: 10);
        Assert.StartsWith("Cilium runs here (Pod kube-system/cilium-x1): ipBlocks match no pods", Assert.Single(state.Snapshot!.Findings, f => f.Rule == "network-plugin").Message, StringComparison.Ordinal);
        Assert.Equal(state.ServerVersion!.StartsWith("v1.20.", StringComparison.Ordinal), state.Snapshot.DropsEndPort);
    }

    /// <summary>A server of their own: definitions are the whole cluster's.</summary>
    public sealed class AddOns : IAsyncLifetime
    {
        private TestApiServer? _server;

        internal TestApiServer Server => _server!;

        public async ValueTask InitializeAsync() => _server = await TestApiServer.StartAsync(new() { WithControllers = false });

        public async ValueTask DisposeAsync()
        {
            if (_server is not null) await _server.DisposeAsync();
        }
    }
}

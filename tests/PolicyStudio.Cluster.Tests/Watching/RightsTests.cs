using k8s.Models;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Watching;

/// <summary>What the product does with less than all rights, and that it asks for no more than it needs.</summary>
public sealed class RightsTests(SharedCluster cluster)
{
    private static readonly string[] Reads = ["list", "watch"];

    [Fact]
    public async Task Without_rights_to_replica_sets_and_cron_jobs_it_goes_on_and_says_so()
    {
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("less");
        var user = await server.AddServiceAccountAsync(ns, "less",
            Rule("", "namespaces", "pods", "services", "replicationcontrollers"), Rule("networking.k8s.io", "networkpolicies"),
            Rule("apps", "deployments", "statefulsets", "daemonsets"), Rule("batch", "jobs"), Extensions);
        await using var watched = await WatchedCluster.StartAsync(server.Kubeconfig(user), user);
        var state = await watched.LiveAsync();

        Assert.Equal(["ReplicaSet", "CronJob"], state.Connection.Kinds.Where(k => k.Status == KindStatus.Unavailable).Select(k => k.Kind));
        Assert.Equal(
            [
                "RBAC does not let this account list replicasets in the whole cluster (403): grant it the verbs list and watch on replicasets of apps. ReplicaSet objects count as absent",
                "RBAC does not let this account list cronjobs in the whole cluster (403): grant it the verbs list and watch on cronjobs of batch. CronJob objects count as absent",
            ],
            state.Snapshot!.Findings.Where(f => f.Rule == "kind-unavailable").Select(f => f.Message));
    }

    [Fact]
    public async Task Kind_that_may_be_listed_but_not_watched_counts_as_absent()
    {
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("unwatched");
        await server.Kubectl.RunWithInputAsync(TestObjects.EveryKind, "apply", "-n", ns, "-f", "-");
        var user = await server.AddServiceAccountAsync(ns, "unwatched",
            Rule("", "namespaces", "pods", "replicationcontrollers"), Rule("networking.k8s.io", "networkpolicies"), Rule("apps", "*"), Rule("batch", "*"), Extensions,
            new V1PolicyRule { ApiGroups = [""], Resources = ["services"], Verbs = ["list"] });
        await using var watched = await WatchedCluster.StartAsync(server.Kubeconfig(user), user);
        var state = await watched.LiveAsync();

        Assert.Empty(state.Snapshot!.Services);
        var finding = Assert.Single(state.Snapshot.Findings, f => f.Rule == "kind-unavailable");
        Assert.StartsWith("RBAC does not let this account watch services", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_rights_to_pods_it_stays_connecting_says_why_and_goes_on_once_they_are_granted()
    {
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("blind");
        var user = await server.AddServiceAccountAsync(ns, "blind",
            Rule("", "namespaces", "services", "replicationcontrollers"), Rule("networking.k8s.io", "networkpolicies"), Rule("apps", "*"), Rule("batch", "*"), Extensions);
        await using var watched = await WatchedCluster.StartAsync(server.Kubeconfig(user), user);
        var state = await watched.UntilAsync(s => s.Connection.Problem is not null && s.Connection.Kinds.Count(k => k.Status == KindStatus.Watching) == 15);

        Assert.Equal(ConnectionPhase.Connecting, state.Connection.Phase);
        Assert.Equal(KindStatus.Failing, state.Connection.Kinds.Single(k => k.Kind == "Pod").Status);
        Assert.Null(state.Snapshot);
        Assert.Equal("RBAC does not let this account list pods in the whole cluster (403): grant it the verbs list and watch on pods.", state.Connection.Problem);

        await server.Kubectl.RunAsync("create", "clusterrole", $"{ns}-pods", "--verb=list,watch", "--resource=pods");
        await server.Kubectl.RunAsync("create", "clusterrolebinding", $"{ns}-pods", $"--clusterrole={ns}-pods", $"--serviceaccount={ns}:blind");
        Assert.Null((await watched.LiveAsync()).Connection.Problem);
    }

    [Fact]
    public async Task Kind_that_becomes_available_later_is_read_then()
    {
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("later");
        await server.Kubectl.RunWithInputAsync(TestObjects.EveryKind, "apply", "-n", ns, "-f", "-");
        var user = await server.AddServiceAccountAsync(ns, "later",
            Rule("", "namespaces", "pods", "replicationcontrollers"), Rule("networking.k8s.io", "networkpolicies"), Rule("apps", "*"), Rule("batch", "*"), Extensions);
        await using var watched = await WatchedCluster.StartAsync(server.Kubeconfig(user), user, new() { Unavailable = TimeSpan.FromSeconds(1) });
        Assert.Empty((await watched.LiveAsync()).Snapshot!.Services);

        await server.Kubectl.RunAsync("create", "clusterrole", $"{ns}-services", "--verb=list,watch", "--resource=services");
        await server.Kubectl.RunAsync("create", "clusterrolebinding", $"{ns}-services", $"--clusterrole={ns}-services", $"--serviceaccount={ns}:later");
        var state = await watched.UntilAsync(s => s.Snapshot!.Services.Any(x => x.Namespace == ns));
        Assert.DoesNotContain(state.Snapshot!.Findings, f => f.Rule == "kind-unavailable");
    }

    [Fact]
    public async Task It_asks_for_lists_and_watches_the_version_and_the_groups_and_for_nothing_else()
    {
        var server = await cluster.ServerAsync();
        var ns = await server.CreateNamespaceAsync("asked");
        var user = await server.AddServiceAccountAsync(ns, "asked",
            Rule("", "namespaces", "pods", "services", "replicationcontrollers"), Rule("networking.k8s.io", "networkpolicies"),
            Rule("apps", "deployments", "replicasets", "statefulsets", "daemonsets"), Rule("batch", "jobs", "cronjobs"), Extensions);
        await using var watched = await WatchedCluster.StartAsync(server.Kubeconfig(user), user);
        var state = await watched.LiveAsync();
        Assert.All(state.Connection.Kinds, k => Assert.Equal(KindStatus.Watching, k.Status));

        var asked = server.ReadAuditEvents().Where(e => e.User == $"system:serviceaccount:{ns}:asked").ToList();
        Assert.All(asked, e => Assert.True(e.Resource is null ? e.Path is "/version" or "/apis" : Reads.Contains(e.Verb), $"{e.Verb} {e.Path}"));
        Assert.All(asked, e => Assert.StartsWith("policystudio", e.UserAgent, StringComparison.Ordinal));
        Assert.DoesNotContain(asked, e => e.Code == 403);
    }

    // Webhooks, aggregated APIs, custom resources and budgets, which have nothing to do with what these tests take away.
    private static V1PolicyRule Extensions => new()
    {
        ApiGroups = ["admissionregistration.k8s.io", "apiregistration.k8s.io", "apiextensions.k8s.io", "policy"],
        Resources = ["validatingwebhookconfigurations", "mutatingwebhookconfigurations", "apiservices", "customresourcedefinitions", "poddisruptionbudgets"],
        Verbs = Reads,
    };

    private static V1PolicyRule Rule(string group, params string[] resources) => new() { ApiGroups = [group], Resources = resources, Verbs = Reads };
}

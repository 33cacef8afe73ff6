using PolicyStudio.Cluster.Demo;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Demo;

public sealed class DemoClusterTests : IDisposable
{
    private readonly DemoCluster _demo = new(TimeProvider.System);

    private ClusterSnapshot Snapshot => _demo.Current.Snapshot!;

    public void Dispose() => _demo.Dispose();

    [Fact]
    public void The_demo_cluster_says_that_it_is_one()
    {
        Assert.Equal(ConnectionPhase.Demo, _demo.Current.Connection.Phase);
        Assert.Equal("demo", _demo.Current.ClusterName);
        Assert.Contains(_demo.Current.Connection.Kinds, k => k.Kind == "Pod" && k.Objects == Snapshot.Pods.Length);
    }

    [Fact]
    public void The_founding_scenario_is_in_it_as_the_case_has_it()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Cases", "scenario", "mysql.yaml");
        var scenario = ManifestReader.Read(path, File.ReadAllText(path), DocumentLimits.Disk).Snapshot;
        Assert.All(scenario.Namespaces, n => Assert.Equal(n.Labels, Snapshot.NamespaceOf(n.Name).Labels));
        Assert.All(scenario.Controllers, wanted =>
        {
            var found = Assert.Single(Snapshot.Controllers, c => c.Reference == wanted.Reference);
            Assert.Equal((wanted.Template, wanted.Selector, wanted.Rollout.Desired), (found.Template, found.Selector, found.Rollout.Desired));
        });
        Assert.All(scenario.Services, s => Assert.Contains(s, Snapshot.Services));
        Assert.DoesNotContain(Snapshot.Policies, p => p.Namespace == "db");
    }

    [Theory]
    [InlineData("web/storefront[Deployment]")]
    [InlineData("backend/mailer[Deployment]")]
    [InlineData("backend/orders[Deployment]")]
    [InlineData("ops/backup[CronJob]")]
    public void At_the_start_everybody_reaches_mysql(string source)
    {
        var reachability = new ReachabilityEngine(Snapshot).WhoReaches(new("StatefulSet", "db", "mysql"), Connectivity.Of(Engine.Policies.Protocol.Tcp, 3306));
        Assert.Equal(Outcome.Allowed, Assert.Single(reachability.Edges, e => e.Source.Id == source).Verdict.Outcome);
    }

    [Fact]
    public void It_is_as_large_as_a_small_company()
    {
        Assert.InRange(Snapshot.Namespaces.Length, 6, 11);
        Assert.InRange(Snapshot.Workloads.Length, 25, 40);
        Assert.Contains(Snapshot.Workloads, w => w.Pods[0].HostNetwork);
        Assert.Contains(Snapshot.Services, s => s.Type == "LoadBalancer");
        Assert.Contains(Snapshot.Services, s => s.Type == "NodePort");
    }

    [Theory]
    [InlineData("catalog", "catalog-api", ManagerKind.ArgoCD, "catalog")]
    [InlineData("identity", "accounts", ManagerKind.Flux, "Kustomization identity")]
    [InlineData("monitoring", "grafana", ManagerKind.Helm, "grafana")]
    public void Objects_of_delivery_tools_are_recognised(string ns, string name, ManagerKind kind, string manager) =>
        Assert.Equal(new Manager(kind, manager), Snapshot.Controllers.Single(c => c.Reference == new ObjectReference("Deployment", ns, name)).Manager);

    [Fact]
    public void Two_demo_clusters_are_the_same_down_to_names_and_addresses()
    {
        using var other = new DemoCluster(TimeProvider.System);
        Assert.Equal(Snapshot.Pods, other.Current.Snapshot!.Pods);
        Assert.Equal(Snapshot.Controllers, other.Current.Snapshot.Controllers);
    }

    [Fact]
    public void Pods_are_called_and_labelled_as_controllers_do_it()
    {
        var orders = Snapshot.FindWorkload(new("Deployment", "backend", "orders"))!;
        Assert.Equal(3, orders.LivePods);
        Assert.All(orders.Pods, p =>
        {
            Assert.Matches("^orders-[a-z0-9]{9}-[a-z0-9]{5}$", p.Name);
            Assert.StartsWith($"orders-{p.Labels["pod-template-hash"]}-", p.Name, StringComparison.Ordinal);
            Assert.Equal("ReplicaSet", p.Owner!.Kind);
        });
        var mysql = Snapshot.FindWorkload(new("StatefulSet", "db", "mysql"))!;
        Assert.Equal(["mysql-0", "mysql-1"], mysql.Pods.Select(p => p.Name));
        Assert.All(mysql.Pods, p => Assert.Equal(p.Name, p.Labels["statefulset.kubernetes.io/pod-name"]));
    }

    [Fact]
    public void Every_pod_has_an_address_of_its_own_but_on_the_host_network_that_of_its_node()
    {
        var own = Snapshot.Pods.Where(p => !p.HostNetwork).ToList();
        Assert.All(own, p => Assert.StartsWith("10.244.", Assert.Single(p.Addresses).ToString(), StringComparison.Ordinal));
        Assert.Distinct(own.Select(p => p.Addresses[0]));
        Assert.Equal(["172.18.0.3", "172.18.0.4", "172.18.0.5"],
            Snapshot.FindWorkload(new("DaemonSet", "ops", "node-exporter"))!.Pods.Select(p => p.Addresses[0].ToString()).Order());
    }

    [Fact]
    public void Every_controller_is_settled_and_a_cron_job_has_no_pods()
    {
        Assert.All(Snapshot.Controllers.Where(c => c.Rollout.Follow == RolloutFollow.Replaces), c => Assert.True(c.Rollout.IsComplete, c.Reference.ToString()));
        Assert.All(Snapshot.Pods, p => Assert.True(p is { IsReady: true, IsTerminating: false }));
        Assert.Equal(0, Snapshot.FindWorkload(new("CronJob", "ops", "backup"))!.LivePods);
    }
}

using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Coverage;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Engine.Tests.Plain;

namespace PolicyStudio.Engine.Tests.Coverage;

/// <summary>The cluster as numbers: by hand on small clusters, and against a loop over all pairs on random ones.</summary>
public sealed class ClusterCoverageTests
{
    // web and api may be reached by all; db only by api on 3306; the agent is on its node's network.
    private static readonly ClusterSnapshot Small = ScenarioCluster.Yaml("""
        {apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {team: x}}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: b}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: a, labels: {app: web}}, spec: {containers: [{name: c}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: api, namespace: a, labels: {app: api}}, spec: {containers: [{name: c}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: db, namespace: b, labels: {app: db}}, spec: {containers: [{name: c}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: agent, namespace: b, labels: {app: agent}}, spec: {hostNetwork: true, containers: [{name: c}]}}
        ---
        {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: db, namespace: b}, spec: {podSelector: {matchLabels: {app: db}}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: api}}}], ports: [{port: 3306}]}]}}
        """);

    [Fact]
    public void A_small_cluster_counted_by_hand()
    {
        var coverage = ClusterCoverage.Of(new(Small), TestContext.Current.CancellationToken);

        // 4 workloads are 12 pairs; 6 have the agent at one end; of the others only web to db is closed.
        Assert.Equal(new PairCounts(12, 5, 6), coverage.Pairs);
        Assert.Equal(1, coverage.Pairs.Closed);
        var db = coverage.Workloads.Single(w => w.Workload.Name == "db");
        Assert.Equal(new Reach(1, 1, 1, Outcome.Denied), db.Entering);
        Assert.Equal(new Reach(2, 1, 1, Outcome.Allowed), db.Leaving);
        Assert.Equal((new Isolation(1, 0, 0), new Isolation(0, 1, 0)), (db.Ingress, db.Egress));
        Assert.Equal(new Isolation(0, 0, 1), coverage.Workloads.Single(w => w.Workload.Name == "agent").Ingress);
        Assert.Equal(new Reach(2, 2, 1, Outcome.Allowed), coverage.Workloads.Single(w => w.Workload.Name == "web").Entering);
    }

    [Fact]
    public void Pairs_are_counted_by_groups_of_namespaces()
    {
        var table = ClusterCoverage.Of(new(Small), TestContext.Current.CancellationToken).Count(ns => ns == "a" ? 0 : 1, 2);

        Assert.Equal(new PairCounts(2, 2, 0), table[0, 0]);
        Assert.Equal(new PairCounts(4, 1, 2), table[0, 1]);
        Assert.Equal(new PairCounts(4, 2, 2), table[1, 0]);
        Assert.Equal(new PairCounts(2, 0, 2), table[1, 1]);
        Assert.Equal(table[0, 1], table.Entering(1));
    }

    [Fact]
    public void Pairs_of_two_groups_are_listed_with_their_ports()
    {
        var coverage = ClusterCoverage.Of(new(Small), TestContext.Current.CancellationToken);

        var open = Assert.Single(coverage.Between(ns => ns == "a", ns => ns == "b"), p => p.Outcome == Outcome.Allowed);

        Assert.Equal(("api", "db", "TCP 3306"), (open.Source.Name, open.Destination.Name, coverage.Ports(open).ToString()));
    }

    [Fact]
    public void Random_clusters_agree_with_a_loop_over_all_pairs()
    {
        var (allowed, undecidable) = (0, 0);
        for (var seed = 0; seed < 400; seed++)
        {
            var snapshot = Read(seed).In(plugin: TwoEvaluators.PluginOf(seed));
            Compare(snapshot, ref allowed, ref undecidable);
            // The matrix of a changed snapshot knows pods that stand apart from its rows.
            var engine = new ReachabilityEngine(snapshot);
            if (snapshot.Pods is [var first, ..])
                Compare(snapshot.Replacing(new() { Pods = [first with { Labels = LabelSet.Of(("app", "db"), ("tier", "web")) }] }), ref allowed, ref undecidable);
            GC.KeepAlive(engine);
        }
        Assert.True(allowed > 2_000 && undecidable > 200, $"{allowed} allowed, {undecidable} undecidable");
    }

    private static ClusterSnapshot Read(int seed)
    {
        var content = ManifestReader.Read("random.json", new RandomCluster(seed).Make().ToJsonString(), DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        return content.Snapshot;
    }

    private static void Compare(ClusterSnapshot snapshot, ref int allowed, ref int undecidable)
    {
        var engine = new ReachabilityEngine(snapshot);
        var coverage = ClusterCoverage.Of(engine, TestContext.Current.CancellationToken);
        foreach (var target in coverage.Workloads)
        {
            var edges = engine.WhoReaches(target.Workload.Reference, Connectivity.All).Edges;
            var plain = edges.Where(e => e.Source is WorkloadEndpoint w && w.Workload != target.Workload)
                .GroupBy(e => ((WorkloadEndpoint)e.Source).Workload.Reference).ToDictionary(g => g.Key, g => Best(g.Select(e => e.Outcome)));
            var outside = Best(edges.Where(e => e.Source is AddressEndpoint).Select(e => e.Outcome));
            var from = plain.Where(p => p.Value == Outcome.Allowed).ToList();

            Assert.Equal(new Reach(from.Count, from.Select(p => p.Key.Namespace).Distinct().Count(), plain.Count(p => p.Value == Outcome.Undecidable), outside), target.Entering);
            foreach (var pair in coverage.Entering(target.Workload.Reference))
            {
                Assert.Equal(plain[pair.Source.Reference], pair.Outcome);
                if (pair.Outcome == Outcome.Allowed) allowed++;
                if (pair.Outcome == Outcome.Undecidable) undecidable++;
            }
            var leaving = coverage.Leaving(target.Workload.Reference).ToList();
            Assert.Equal((leaving.Count(p => p.Outcome == Outcome.Allowed), leaving.Count(p => p.Outcome == Outcome.Undecidable)), (target.Leaving.Workloads, target.Leaving.Undecidable));
            Assert.Equal(leaving.Where(p => p.Outcome == Outcome.Allowed).Select(p => p.Destination.Namespace).Distinct().Count(), target.Leaving.Namespaces);
        }
        Assert.Equal(coverage.Workloads.Sum(w => w.Entering.Workloads), coverage.Pairs.Open);
        Assert.Equal(coverage.Workloads.Sum(w => w.Entering.Undecidable), coverage.Pairs.Undecidable);
    }

    private static Outcome Best(IEnumerable<Outcome> outcomes)
    {
        var all = outcomes.ToList();
        return all.Contains(Outcome.Allowed) ? Outcome.Allowed : all.Contains(Outcome.Undecidable) ? Outcome.Undecidable : Outcome.Denied;
    }
}

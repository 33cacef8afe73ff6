using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Engine.Tests.Plain;

namespace PolicyStudio.Engine.Tests.Reachability;

/// <summary>A change shares what it does not touch with the engine before it: what it answers must be what an engine made anew answers.</summary>
public sealed class ChangedMatrixTests
{
    private static readonly IEnumerable<int> Seeds = Enumerable.Range(0, 1200);

    private static readonly string[] Addresses = ["10.0.0.1", "10.0.1.5", "8.8.8.8", "2001:db8:1::9"];

    [Fact]
    public void After_any_change_the_engine_answers_as_one_made_anew() => Assert.All(Seeds, seed =>
    {
        var before = Snapshot(seed);
        var after = Changed(before, seed);
        var (was, willBe) = ReachabilityEngine.Pair(before, after);
        AssertSame(new(before), was, before);
        // A rollout has old and new pods side by side: those of the snapshot before may be asked about too.
        AssertSame(new(after), willBe, after, before.Pods);
    });

    [Fact]
    public void What_a_change_changes_is_what_differs_between_two_engines_made_anew() => Assert.All(Seeds.Take(300), seed =>
    {
        var before = Snapshot(seed);
        var after = Changed(before, seed, samePods: true);
        var (was, willBe) = ReachabilityEngine.Pair(before, after);
        var (plainBefore, plainAfter) = (new ReachabilityEngine(before), new ReachabilityEngine(after));
        var expected = from pair in was.Pairs().Zip(willBe.Pairs())
                       let b = plainBefore.Connect(pair.First.Source, pair.First.Destination)
                       let a = plainAfter.Connect(pair.Second.Source, pair.Second.Destination)
                       where !b.Equals(a)
                       select $"{pair.Second.Source} -> {pair.Second.Destination}: {b} | {a}";
        var found = ReachabilityEngine.Changes(was, willBe, TestContext.Current.CancellationToken).Select(c => $"{c.Source} -> {c.Destination}: {c.Before} | {c.After}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    });

    [Fact]
    public void After_many_small_changes_the_engine_answers_as_one_made_anew() => Assert.All(Seeds.Take(400), seed =>
    {
        var (random, snapshot) = (new Random(seed), Snapshot(seed));
        var earlier = new List<Pod>();
        for (var step = 0; step < 6; step++)
        {
            // Asked about, each snapshot is what the next one starts from.
            _ = new ReachabilityEngine(snapshot);
            earlier.AddRange(snapshot.Pods);
            snapshot = snapshot.Replacing(Delta(snapshot, Snapshot(seed + 7_000_000 + step), random));
            var anew = new ClusterSnapshot(snapshot.Namespaces.Where(n => n.IsDeclared), snapshot.Pods, snapshot.Controllers, snapshot.Services, snapshot.Policies, []).In(snapshot.Plugin);
            var (expected, actual) = (new ReachabilityEngine(anew), new ReachabilityEngine(snapshot));
            AssertSame(expected, actual, snapshot, earlier);
            Assert.Equal(expected.Workloads.Select(w => w.Id), actual.Workloads.Select(w => w.Id));
            Assert.Equal(expected.Outside, actual.Outside);
        }
    });

    [Fact]
    public void An_edge_ends_as_its_verdict_does() => Assert.All(Seeds.Take(300), seed =>
    {
        var engine = new ReachabilityEngine(Snapshot(seed));
        if (engine.Workloads.IsEmpty) return;
        var asked = seed % 2 == 0 ? Connectivity.All : Connectivity.Of(Protocol.Tcp, 80);
        Assert.All(engine.WhoReaches(engine.Workloads[seed % engine.Workloads.Length].Workload.Reference, asked).Edges, edge =>
        {
            Assert.Equal(edge.Verdict.Outcome, edge.Outcome);
            Assert.Equal(edge.Verdict.IsConditional, edge.IsConditional);
            Assert.Equal(edge.Verdict.Source, edge.Source);
            Assert.Equal(edge.Verdict.Destination, edge.Destination);
        });
    });

    [Fact]
    public void A_known_answer_is_taken_for_the_side_before_where_it_has_the_same_groups()
    {
        var taken = 0;
        Assert.All(Seeds.Take(300), seed =>
        {
            var before = Snapshot(seed);
            if (before.Workloads.IsEmpty) return;
            var (target, direction) = (before.Workloads[seed % before.Workloads.Length].Reference, seed % 3 == 0 ? PolicyType.Egress : PolicyType.Ingress);
            var (was, willBe) = ReachabilityEngine.Pair(before, Changed(before, seed, samePods: true));
            var engine = new ReachabilityEngine(before);
            var known = direction == PolicyType.Ingress ? engine.WhoReaches(target, Connectivity.All) : engine.WhomReaches(target, Connectivity.All);
            var (expected, actual) = (ReachabilityEngine.Compare(was, willBe, target, Connectivity.All, direction), ReachabilityEngine.Compare(was, willBe, target, Connectivity.All, direction, known));
            Assert.Equal(expected.Edges.Select(Facts), actual.Edges.Select(Facts));
            if (ReferenceEquals(actual.Before, known)) Interlocked.Increment(ref taken);
        });
        Assert.InRange(taken, 30, 270);

        static (string, string, Outcome, string, bool, EdgeChange) Facts(EdgeDiff edge) =>
            (edge.Before.Id, edge.After.Id, edge.Before.Outcome, VerdictText.Reason(edge.Before.Verdict), edge.Before.IsConditional, edge.Change);
    }

    private static ClusterSnapshot Snapshot(int seed) =>
        ManifestReader.Read("random.json", new RandomCluster(seed).Make().ToJsonString(), DocumentLimits.Disk).Snapshot.In(TwoEvaluators.PluginOf(seed));

    // Labels, namespaces' labels and policies, some of them of another cluster; pods come and go.
    private static ClusterSnapshot Changed(ClusterSnapshot before, int seed, bool samePods = false)
    {
        var random = new Random(seed);
        var other = Snapshot(seed + 5_000_000);
        bool Chance(double p) => random.NextDouble() < p;
        LabelSet Labels() => other.Pods.IsEmpty ? LabelSet.Empty : other.Pods[random.Next(other.Pods.Length)].Labels;
        var pods = before.Pods.Where(_ => Chance(0.9) || samePods).Select(p => Chance(0.3) ? p with { Labels = Labels() } : p).ToList();
        if (Chance(0.3) && !samePods) pods.AddRange(other.Pods.Where(p => before.Pods.All(b => b.Reference != p.Reference)).Take(1));
        var namespaces = before.Namespaces.Where(n => n.IsDeclared).Select(n => Chance(0.3) ? n with { Labels = n.Labels.With("app", Chance(0.5) ? "web" : null) } : n).ToList();
        var policies = before.Policies.Where(_ => Chance(0.85))
            .Select(p => Chance(0.2) && !other.Policies.IsEmpty ? other.Policies[random.Next(other.Policies.Length)] with { Namespace = p.Namespace, Name = p.Name } : p).ToList();
        policies.AddRange(other.Policies.Where(p => Chance(0.2) && policies.TrueForAll(x => x.Reference != p.Reference)).Take(2).ToList());
        return before.With(namespaces, pods, policies: policies);
    }

    // One or two objects, put or taken out.
    private static SnapshotDelta Delta(ClusterSnapshot snapshot, ClusterSnapshot other, Random random) => random.Next(6) switch
    {
        0 when !snapshot.Pods.IsEmpty => new() { Removed = [snapshot.Pods[random.Next(snapshot.Pods.Length)].Reference] },
        1 when !snapshot.Policies.IsEmpty => new() { Removed = [snapshot.Policies[random.Next(snapshot.Policies.Length)].Reference] },
        2 => new() { Namespaces = [.. other.Namespaces.Where(n => n.IsDeclared).Take(1)] },
        3 => new() { Policies = [.. other.Policies.Take(2)] },
        _ => new() { Pods = [.. other.Pods.Take(random.Next(3))] },
    };

    private static void AssertSame(ReachabilityEngine expected, ReachabilityEngine actual, ClusterSnapshot snapshot, params IEnumerable<Pod> strangers)
    {
        Endpoint[] ends = [.. snapshot.Workloads.SelectMany(w => w.Pods).Concat(strangers).Distinct<Pod>(ReferenceEqualityComparer.Instance).Select(p => new PodEndpoint(p)), .. Addresses.Select(Address)];
        foreach (var from in ends)
            foreach (var to in ends)
                if (from is PodEndpoint || to is PodEndpoint) Assert.True(expected.Connect(from, to).Equals(actual.Connect(from, to)), $"{from} to {to}: {expected.Connect(from, to)} expected, {actual.Connect(from, to)} found");
        Assert.All(actual.Workloads, w => Assert.All(actual.Workloads, d =>
        {
            if (ReachabilityEngine.CanConnect(w, d)) Assert.Equal(expected.Connect(w, d), actual.Connect(w, d));
        }));
    }

    private static AddressEndpoint Address(string text) => IpAddress.TryParse(text, out var a) ? new AddressEndpoint(a, a) : throw new ArgumentException(text);
}

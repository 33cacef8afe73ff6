using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Engine.Tests.Plain;

namespace PolicyStudio.Engine.Tests.Snapshots;

/// <summary>A snapshot in which a few objects were replaced is the one that would be built anew, and shares all that is the same.</summary>
public sealed class ReplacingTests
{
    [Fact]
    public void A_snapshot_with_objects_replaced_equals_one_built_anew() => Parallel.For(0, 4_000, seed =>
    {
        var random = new Random(seed);
        var draw = new RandomOwners(random);
        var before = RandomSnapshot(seed, draw);
        var delta = new SnapshotDelta
        {
            Namespaces = [.. draw.Some(() => new Namespace(draw.Namespace(), draw.Labels()), 2).DistinctBy(n => n.Reference)],
            Pods = [.. draw.Some(draw.Pod, 4).Concat(before.Pods.Where(_ => random.Next(8) == 0).Select(p => p with { Labels = draw.Labels() })).DistinctBy(p => p.Reference)],
            Controllers = [.. draw.Some(draw.Controller, 2).Concat(before.Controllers.Where(_ => random.Next(8) == 0).Select(c => c with { Template = c.Template with { Labels = draw.Labels() } })).DistinctBy(c => c.Reference)],
            Policies = [.. draw.Some(draw.Policy, 2).DistinctBy(p => p.Reference)],
        };
        delta = delta with { Removed = [.. References(before).Where(_ => random.Next(8) == 0).Except([.. delta.Namespaces.Select(n => n.Reference), .. delta.Pods.Select(p => p.Reference), .. delta.Controllers.Select(c => c.Reference), .. delta.Policies.Select(p => p.Reference)])] };

        RequireSame(Anew(before, delta), before.Replacing(delta), before, seed);
    });

    [Fact]
    public void A_draft_is_laid_over_a_snapshot_with_all_else_shared() => Parallel.For(0, 1_000, seed =>
    {
        var random = new Random(seed);
        var draw = new RandomOwners(random);
        var before = RandomSnapshot(seed, draw);
        if (before.Pods.IsEmpty) return;
        var pod = before.Pods[random.Next(before.Pods.Length)];
        var after = PolicyDraft.Empty.With(new PodLabelChange(pod.Namespace, pod.Name, "new", "1")).ApplyTo(before);
        var labelled = after.FindPod(pod.Namespace, pod.Name)!;
        Assert.Equal(pod with { Labels = pod.Labels.With("new", "1") }, labelled);
        RequireSame(Anew(before, new() { Pods = [labelled] }), after, before, seed);
        Assert.Equal(before.Pods.Length - 1, after.Pods.Intersect(before.Pods, ReferenceEqualityComparer.Instance).Count());
    });

    [Fact]
    public void The_same_object_may_not_be_put_twice()
    {
        var pod = new Pod { Namespace = "a", Name = "p" };
        var error = Assert.Throws<ArgumentException>(() => ClusterSnapshot.Empty.Replacing(new() { Pods = [pod, pod with { HostNetwork = true }] }));
        Assert.Equal("Pod a/p is there twice", error.Message);
    }

    [Fact]
    public void Objects_in_the_order_of_an_API_list_are_sorted_by_namespace_and_name()
    {
        // The API lists a-b before a, because it compares a-b/x with a/x.
        string[] listed = ["a-b/x", "a-b/y", "a/z", "a/y", "b/x"];
        var pods = listed.Select(n => n.Split('/')).Select(n => new Pod { Namespace = n[0], Name = n[1] });
        Assert.Equal(["a/y", "a/z", "a-b/x", "a-b/y", "b/x"], new ClusterSnapshot([], pods, [], [], [], []).Pods.Select(p => $"{p.Namespace}/{p.Name}"));
    }

    private static ClusterSnapshot RandomSnapshot(int seed, RandomOwners draw)
    {
        var drawn = ManifestReader.Read("random.json", new RandomCluster(seed).Make().ToJsonString(), DocumentLimits.Disk).Snapshot;
        return new(drawn.Namespaces.Where(n => n.IsDeclared), drawn.Pods.Concat(draw.Some(draw.Pod, 12)).DistinctBy(p => p.Reference),
            drawn.Controllers.Concat(draw.Some(draw.Controller, 8)).DistinctBy(c => c.Reference), drawn.Services, drawn.Policies, drawn.Findings);
    }

    private static IEnumerable<ObjectReference> References(ClusterSnapshot s) =>
        [.. s.Namespaces.Select(n => n.Reference), .. s.Pods.Select(p => p.Reference), .. s.Controllers.Select(c => c.Reference), .. s.Policies.Select(p => p.Reference)];

    private static ClusterSnapshot Anew(ClusterSnapshot before, SnapshotDelta delta)
    {
        IEnumerable<T> Laid<T>(IEnumerable<T> put, IEnumerable<T> old, Func<T, ObjectReference> of) =>
            put.Concat(old).DistinctBy(of).Where(x => !delta.Removed.Contains(of(x)));
        return new(Laid(delta.Namespaces, before.Namespaces.Where(n => n.IsDeclared), n => n.Reference), Laid(delta.Pods, before.Pods, p => p.Reference),
            Laid(delta.Controllers, before.Controllers, c => c.Reference), before.Services, Laid(delta.Policies, before.Policies, p => p.Reference), before.Findings);
    }

    private static void RequireSame(ClusterSnapshot expected, ClusterSnapshot actual, ClusterSnapshot before, int seed)
    {
        var why = $"seed {seed}";
        Assert.True(expected.Namespaces.SequenceEqual(actual.Namespaces), why);
        Assert.True(SameObjects(expected.Pods, actual.Pods) && SameObjects(expected.Controllers, actual.Controllers) && SameObjects(expected.Policies, actual.Policies), why);
        Assert.True(expected.Workloads.SequenceEqual(actual.Workloads) && expected.Workloads.Select(w => w.Desired).SequenceEqual(actual.Workloads.Select(w => w.Desired)), why);
        // What is as it was is the very object that it was.
        foreach (var (now, was) in actual.Workloads.Join(before.Workloads, w => w.Reference, w => w.Reference, (now, was) => (now, was)))
            if (now == was && now.Desired == was.Desired && ReferenceEquals(now.Controller, was.Controller) && (now.Pods[0].IsFromTemplate || SameObjects(now.Pods, was.Pods)))
                Assert.Same(was, now);
        Assert.All(actual.Workloads, w => Assert.Same(w, actual.FindWorkload(w.Reference)));
    }

    private static bool SameObjects<T>(ImmutableArray<T> a, ImmutableArray<T> b) => a.Length == b.Length && a.Zip(b).All(p => ReferenceEquals(p.First, p.Second));
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Cluster.Applying.Ordering;

/// <summary>Two ends, and what is open between them before and after the whole plan.</summary>
internal sealed record SimulatedPair(SimulatedEnd Source, SimulatedEnd Destination, Connectivity Before, Connectivity After)
{
    /// <summary>Every pair of which the changes may touch an end: its labels, its namespace's, or a policy that selects it.</summary>
    public static ImmutableArray<SimulatedPair> AllTouched(SimulatedStage before, SimulatedStage after, ImmutableArray<DraftChange> changes)
    {
        var (engine, engineAfter) = ReachabilityEngine.Pair(before.Snapshot, after.Snapshot);
        // Pods that are labelled one by one differ from their like on the way, even where they do not before and after.
        var single = changes.OfType<PodLabelChange>().Select(c => c.Object).ToHashSet();
        var (was, willBe) = (before.Snapshot.Policies, after.Snapshot.Policies);
        List<NetworkPolicy> changed = [.. was.Except(willBe), .. willBe.Except(was)];
        var pods = from w in engine.Workloads
                   from p in w.Pods.Where(p => p == w.Representative || single.Contains(p.Reference))
                   let end = new SimulatedEnd(w.Id, w.Workload, p, null)
                   select (End: end, HasLike: w.HasSeveralPods, IsTouched: IsTouched(end, before, after, changed));
        var outside = engine.Outside.Select(a => (End: new SimulatedEnd(a.Id, null, null, a), HasLike: false, IsTouched: false));
        var ends = pods.Concat(outside).ToList();
        var pairs = from source in ends
                    from destination in ends
                    where source.IsTouched || destination.IsTouched
                    where !ReferenceEquals(source.End, destination.End) || source.HasLike
                    select (Source: source.End, Destination: destination.End);
        return [.. pairs.Select(p => new SimulatedPair(p.Source, p.Destination,
            Connect(engine, At(p.Source, before), At(p.Destination, before)), Connect(engineAfter, At(p.Source, after), At(p.Destination, after))))];
    }

    /// <summary>What is wrong on the way, or null.</summary>
    public Flicker? Judge(ReachabilityEngine stage, Endpoint source, Endpoint destination, string during)
    {
        var now = Connect(stage, source, destination);
        if (now.Equals(Before) || now.Equals(After)) return null;
        var (interrupted, exposed) = (Before.Intersect(After).Except(now), now.Except(Before.Union(After)));
        return interrupted.IsEmpty && exposed.IsEmpty ? null : new(Source.Name, Destination.Name, interrupted, exposed, during);
    }

    // Where both ends are the same pod it stands for two that are alike: the engine would answer that a pod always reaches itself.
    private static Connectivity Connect(ReachabilityEngine engine, Endpoint source, Endpoint destination) =>
        source is PodEndpoint s && destination is PodEndpoint d && s.Pod.Reference == d.Pod.Reference
            ? engine.Connect(new PodEndpoint(s.Pod with { Name = s.Pod.Name + " (another)" }), destination)
            : engine.Connect(source, destination);

    private static Endpoint At(SimulatedEnd end, SimulatedStage stage) => end.Pod is { } pod ? new PodEndpoint(stage.PodOf(end.Workload!, pod)) : end.Address!;

    private static bool IsTouched(SimulatedEnd end, SimulatedStage before, SimulatedStage after, IReadOnlyCollection<NetworkPolicy> changed)
    {
        var pod = end.Pod!;
        return !pod.Labels.Equals(after.PodOf(end.Workload!, pod).Labels)
            || !before.Snapshot.NamespaceOf(pod.Namespace).Labels.Equals(after.Snapshot.NamespaceOf(pod.Namespace).Labels)
            || changed.Any(p => p.Namespace == pod.Namespace && p.PodSelector.Matches(pod.Labels));
    }
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Reachability;

/// <summary>
/// Lays a target's edges in two clusters side by side that need not have the same pods: what has the same id is the same, and what only one
/// of them has counts in the other as a pair between which nothing is open.
/// </summary>
public static class TargetDiff
{
    /// <summary>The edges of either; the engines come from <see cref="ReachabilityEngine.Alike"/>.</summary>
    /// <exception cref="ArgumentException">Neither cluster has the target.</exception>
    public static ReachabilityDiff Between(ReachabilityEngine before, ReachabilityEngine after, ObjectReference target, Connectivity asked)
    {
        var (was, willBe) = (Reach(before, target, asked), Reach(after, target, asked));
        if (was is null && willBe is null) throw new ArgumentException($"there is no {target}", nameof(target));
        var groups = Union([.. willBe?.Groups ?? []], was?.Groups ?? []);
        var sources = Union(after.Workloads, before.Workloads).OrderBy(w => w.Workload.Reference).Cast<Endpoint>().Concat(after.Outside).ToList();
        var (edgesBefore, edgesAfter) = (ById(was), ById(willBe));
        var (idsBefore, idsAfter) = (Ids(before), Ids(after));

        var edges = from source in sources
                    from destination in groups
                    let id = new ReachabilityEdge(PolicyType.Ingress, Absent(source, destination, asked, after), Connectivity.None)
                    let b = edgesBefore.GetValueOrDefault(id.Id)
                    let a = edgesAfter.GetValueOrDefault(id.Id)
                    where b is not null || a is not null
                    select new EdgeDiff(b ?? id, a ?? id)
                    {
                        PeerPresence = PresenceOf(source, idsBefore, idsAfter),
                        TargetPresence = PresenceOf(destination, idsBefore, idsAfter),
                    };
        ImmutableArray<EdgeDiff> all = [.. edges];
        return new(Side(was, willBe!, [.. all.Select(e => e.Before)]), Side(willBe, was!, [.. all.Select(e => e.After)]), all);

        TargetReachability Side(TargetReachability? own, TargetReachability other, ImmutableArray<ReachabilityEdge> drawn) =>
            (own ?? other with { IsolatingPolicies = [] }) with { Groups = [.. groups], Edges = drawn };
    }

    private static TargetReachability? Reach(ReachabilityEngine engine, ObjectReference target, Connectivity asked) =>
        engine.Snapshot.FindWorkload(target) is null ? null : engine.WhoReaches(target, asked);

    private static List<WorkloadEndpoint> Union(ImmutableArray<WorkloadEndpoint> first, ImmutableArray<WorkloadEndpoint> second) =>
        [.. first.Concat(second).DistinctBy(w => w.Id)];

    private static Dictionary<string, ReachabilityEdge> ById(TargetReachability? reach) => reach?.Edges.ToDictionary(e => e.Id) ?? [];

    private static HashSet<string> Ids(ReachabilityEngine engine) => [.. engine.Workloads.Select(w => w.Id), .. engine.Outside.Select(o => o.Id)];

    private static Presence PresenceOf(Endpoint endpoint, HashSet<string> before, HashSet<string> after) =>
        !before.Contains(endpoint.Id) ? Presence.Added : !after.Contains(endpoint.Id) ? Presence.Removed : Presence.Both;

    private static Verdict Absent(Endpoint source, Endpoint destination, Connectivity asked, ReachabilityEngine engine) =>
        new(source, destination, asked, Connectivity.None, Nothing(PolicyType.Egress), Nothing(PolicyType.Ingress), []) { Snapshot = engine.Snapshot };

    private static DirectionVerdict Nothing(PolicyType direction) => new(direction, [new("NetworkPolicy", [], [], [], Connectivity.None)]);
}

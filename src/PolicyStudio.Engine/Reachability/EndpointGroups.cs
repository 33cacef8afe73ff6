using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>
/// Which pods stand together and which addresses do: pods of one workload that agree in every label that a policy reads, in named ports,
/// in hostNetwork and in the ipBlocks that hold them; addresses that lie in the same ipBlocks.
/// </summary>
internal sealed record EndpointGroups(ImmutableArray<WorkloadEndpoint> Workloads, ImmutableArray<AddressEndpoint> Outside)
{
    /// <summary>One grouping for each snapshot, all of the same shape: pods are told apart by what any snapshot's policies read.</summary>
    public static ImmutableArray<EndpointGroups> Of(ImmutableArray<ClusterSnapshot> snapshots)
    {
        var policies = snapshots.SelectMany(s => s.Policies).Distinct().ToList();
        var reads = new PolicyReads(policies, snapshots.Any(s => s.Plugin.MatchesPodsByAddress));
        var outside = OutsideRanges.Cut(reads.Blocks);
        var keys = snapshots.Select(s => s.Workloads.SelectMany(w => w.Pods).DistinctBy(p => p.Reference)
            .ToDictionary(p => p.Reference, reads.KeyOf)).ToList();
        return [.. snapshots.Select(s => new EndpointGroups([.. s.Workloads.SelectMany(w => Split(w, reads, keys))], outside))];
    }

    /// <summary>
    /// One grouping for each snapshot of clusters that need not have the same pods: told apart by what any snapshot's policies read, and
    /// named alike, so that equal ids stand for each other.
    /// </summary>
    public static ImmutableArray<EndpointGroups> Alike(ImmutableArray<ClusterSnapshot> snapshots)
    {
        var reads = new PolicyReads([.. snapshots.SelectMany(s => s.Policies).Distinct()], snapshots.Any(s => s.Plugin.MatchesPodsByAddress));
        var outside = OutsideRanges.Cut(reads.Blocks);
        var sides = snapshots.Select(s => s.Workloads.ToDictionary(w => w.Reference, w => Groups(w, reads.KeyOf))).ToList();
        return [.. snapshots.Select((s, i) => new EndpointGroups(
            [.. s.Workloads.SelectMany(w => Named(w, sides[i][w.Reference], [.. sides.Select(x => x.GetValueOrDefault(w.Reference) ?? [])], reads))], outside))];
    }

    private static IEnumerable<WorkloadEndpoint> Split(Workload workload, PolicyReads reads, List<Dictionary<ObjectReference, string>> keys)
    {
        var groups = Groups(workload, p => string.Join('\n', keys.Select(k => k.GetValueOrDefault(p.Reference))));
        return Named(workload, groups, [groups], reads);
    }

    private static List<ImmutableArray<Pod>> Groups(Workload workload, Func<Pod, string> key) =>
        [.. workload.Pods.GroupBy(key).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToImmutableArray())];

    // An id says what tells a group from the workload's others, on whichever side there are others.
    private static IEnumerable<WorkloadEndpoint> Named(
        Workload workload, List<ImmutableArray<Pod>> groups, List<List<ImmutableArray<Pod>>> sides, PolicyReads reads)
    {
        if (sides.TrueForAll(s => s.Count <= 1)) return [new(workload, LabelSet.Empty, groups[0])];
        var differing = reads.Keys.Where(k => sides.Exists(s => s.Select(g => g[0].Labels[k]).Distinct().Count() > 1)).ToList();
        var marks = sides.SelectMany(s => Varying(s, reads)).ToHashSet(StringComparer.Ordinal);
        return Distinct([.. groups.Select(g => new WorkloadEndpoint(workload, LabelSet.Of(g[0].Labels.Where(l => differing.Contains(l.Key))), g)
        {
            Marks = [.. reads.MarksOf(g[0]).Where(marks.Contains).Order(StringComparer.Ordinal)],
        })]);
    }

    private static IEnumerable<string> Varying(List<ImmutableArray<Pod>> groups, PolicyReads reads)
    {
        var marks = groups.Select(g => reads.MarksOf(g[0])).ToList();
        return marks.Count < 2 ? [] : marks.SelectMany(m => m).Except(marks.Aggregate((a, b) => a.Intersect(b)));
    }

    // Two groups may differ in the other snapshot alone; then a pod's name tells them apart, since an id must be unique.
    private static IEnumerable<WorkloadEndpoint> Distinct(List<WorkloadEndpoint> endpoints)
    {
        var twice = endpoints.GroupBy(e => e.Id).Where(g => g.Count() > 1).SelectMany(g => g).ToHashSet();
        return endpoints.Select(e => twice.Contains(e) ? e with { Marks = e.Marks.Add($"pod={e.Representative.Name}") } : e);
    }
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
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
        var outside = OutsideRanges(reads.Blocks);
        var keys = snapshots.Select(s => s.Workloads.SelectMany(w => w.Pods).DistinctBy(p => p.Reference)
            .ToDictionary(p => p.Reference, reads.KeyOf)).ToList();
        return [.. snapshots.Select(s => new EndpointGroups([.. s.Workloads.SelectMany(w => Split(w, reads, keys))], outside))];
    }

    private static IEnumerable<WorkloadEndpoint> Split(Workload workload, PolicyReads reads, List<Dictionary<ObjectReference, string>> keys)
    {
        var groups = workload.Pods
            .GroupBy(p => string.Join('\n', keys.Select(k => k.GetValueOrDefault(p.Reference))))
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToImmutableArray()).ToList();
        if (groups.Count == 1) return [new(workload, LabelSet.Empty, groups[0])];
        var differing = reads.Keys.Where(k => groups.Select(g => g[0].Labels[k]).Distinct().Count() > 1).ToList();
        var marks = groups.Select(g => reads.MarksOf(g[0])).ToList();
        var shared = marks.Aggregate((a, b) => a.Intersect(b));
        return Distinct(groups.Select((g, i) => new WorkloadEndpoint(workload, LabelSet.Of(g[0].Labels.Where(l => differing.Contains(l.Key))), g)
        {
            Marks = [.. marks[i].Except(shared).Order(StringComparer.Ordinal)],
        }).ToList());
    }

    // Two groups may differ in the other snapshot alone; then a pod's name tells them apart, since an id must be unique.
    private static IEnumerable<WorkloadEndpoint> Distinct(List<WorkloadEndpoint> endpoints)
    {
        var twice = endpoints.GroupBy(e => e.Id).Where(g => g.Count() > 1).SelectMany(g => g).ToHashSet();
        return endpoints.Select(e => twice.Contains(e) ? e with { Marks = e.Marks.Add($"pod={e.Representative.Name}") } : e);
    }

    private static ImmutableArray<AddressEndpoint> OutsideRanges(IReadOnlyCollection<IpBlock> blocks)
    {
        var ranges = ImmutableArray.CreateBuilder<AddressEndpoint>();
        foreach (var v6 in new[] { false, true })
        {
            var cuts = new SortedSet<UInt128> { 0 };
            foreach (var cidr in blocks.SelectMany(b => b.Except.Prepend(b.Cidr)).Where(c => c.First.IsV6 == v6))
            {
                cuts.Add(cidr.First.Value);
                if (cidr.Last != IpAddress.Last(v6)) cuts.Add(cidr.Last.Value + 1);
            }
            var starts = cuts.Select(c => new IpAddress(v6, c)).ToList();
            for (var i = 0; i < starts.Count; i++)
            {
                var last = i + 1 < starts.Count ? new IpAddress(v6, starts[i + 1].Value - 1) : IpAddress.Last(v6);
                ranges.Add(new(starts[i], last));
            }
        }
        return ranges.ToImmutable();
    }
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Invariants;

/// <summary>
/// Judges invariants: one is broken by every connection to a pod it protects, on one of its ports, from a source that it does not let in,
/// where policies allow the connection or leave it undecidable.
/// </summary>
public static class InvariantChecker
{
    /// <summary>Every invariant's result, in the order given.</summary>
    public static ImmutableArray<InvariantResult> Check(ClusterSnapshot snapshot, IReadOnlyList<Invariant> invariants, CancellationToken cancellation = default)
    {
        var engine = new ReachabilityEngine(snapshot);
        var policyBlocks = snapshot.Policies.SelectMany(p => p.Peers).Select(p => p.IpBlock);
        var blocks = policyBlocks.Concat(invariants.SelectMany(i => i.OnlyFrom).Select(s => s.IpBlock)).OfType<IpBlock>().Distinct().ToList();
        // A range is let in or not as a whole only where it is cut at the invariants' own blocks too.
        ImmutableArray<Endpoint> sources = [.. engine.Workloads, .. new OutsideRanges(blocks).All.Select(r => new AddressEndpoint(r.First, r.Last))];
        return [.. invariants.Select(i => Check(engine, i, sources, cancellation))];
    }

    private static InvariantResult Check(ReachabilityEngine engine, Invariant invariant, ImmutableArray<Endpoint> sources, CancellationToken cancellation)
    {
        var targets = engine.Workloads.Select(w => (Group: w, Pods: w.Pods.Where(p => invariant.To.Match(engine.Snapshot, p)).ToList())).Where(t => t.Pods.Count > 0).ToList();
        var uncovered = sources.Select(s => (Source: s, Pods: Uncovered(engine.Snapshot, invariant, s))).Where(s => s.Pods is null or { Count: > 0 }).ToList();
        var offenders = ImmutableArray.CreateBuilder<Verdict>();
        foreach (var (group, pods) in targets)
        {
            cancellation.ThrowIfCancellationRequested();
            var asked = pods.Select(p => Connectivity.Of(invariant.Ports, p.Ports)).Aggregate(Connectivity.None, (sum, ports) => sum.Union(ports));
            if (asked.IsEmpty) continue;
            foreach (var (source, from) in uncovered)
            {
                if (source.Id == group.Id && !HasPair(group, from!, pods)) continue;
                var verdict = engine.Judge(source, group, asked);
                if (verdict.Outcome != Outcome.Denied) offenders.Add(verdict);
            }
        }
        var all = targets.SelectMany(t => t.Pods).ToList();
        return new(invariant,
            [.. offenders.OrderBy(v => v.Source.Id, StringComparer.Ordinal).ThenBy(v => v.Destination.Id, StringComparer.Ordinal)],
            all.Count, [.. invariant.Ports.Where(port => port.Name is not null && all.Count > 0 && all.All(pod => Connectivity.Of(port, pod.Ports).IsEmpty))]);
    }

    // The pods of a source that nobody lets in; null for an address range that nobody does, and empty for one that is let in.
    private static List<Pod>? Uncovered(ClusterSnapshot snapshot, Invariant invariant, Endpoint source) => source switch
    {
        WorkloadEndpoint w => [.. w.Pods.Where(p => !invariant.OnlyFrom.Any(f => f.Covers(snapshot, p)))],
        AddressEndpoint a => invariant.OnlyFrom.Any(f => f.IpBlock is { } block && block.Contains(a.First)) ? [] : null,
        _ => [],
    };

    // A pod always reaches itself; within a group it takes two.
    private static bool HasPair(WorkloadEndpoint group, List<Pod> from, List<Pod> to) =>
        group.Representative.IsFromTemplate ? group.HasSeveralPods : from.Any(f => to.Any(t => t.Reference != f.Reference));
}

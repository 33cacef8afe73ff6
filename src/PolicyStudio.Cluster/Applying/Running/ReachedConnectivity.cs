using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Running;

/// <summary>Compares what an apply has reached with what was predicted.</summary>
internal static class ReachedConnectivity
{
    /// <summary>The differences, one sentence each; empty when the configuration matches.</summary>
    /// <param name="draft">What was carried out.</param>
    /// <param name="predicted">The snapshot before it, with the draft laid over it.</param>
    /// <param name="reached">The newest snapshot.</param>
    public static ImmutableArray<string> Differences(PolicyDraft draft, ClusterSnapshot predicted, ClusterSnapshot reached)
    {
        var undone = draft.Against(reached).Changes;
        if (!undone.IsEmpty) return [.. undone.Select(c => $"not seen yet: {c.Summary}")];
        // A terminating pod is on its way out, with the labels that it had.
        var settled = reached.With(pods: reached.Pods.Where(p => !p.IsTerminating));
        var (wanted, now) = ReachabilityEngine.Pair(predicted, settled);
        var (open, ends) = (Open(now), now.Workloads.Select(w => w.Id).ToHashSet());
        var split = wanted.Workloads.Where(w => !ends.Contains(w.Id) && settled.FindWorkload(w.Workload.Reference) is not null);
        // What came or went meanwhile has no counterpart; whatever is there on both sides must agree, and be in one piece.
        return
        [
            .. split.Select(w => $"the pods of {w} no longer agree in what policies read"),
            .. Open(wanted).Where(p => open.TryGetValue(p.Key, out var reachedNow) && !reachedNow.SetEquals(p.Value))
                .Select(p => $"{p.Key}: {string.Join(" or ", p.Value)} predicted, {string.Join(" or ", open[p.Key])} reached"),
        ];
    }

    // Groups of one workload that differ in addresses or named ports alone bear one id: all their answers stand under it.
    private static Dictionary<string, HashSet<Connectivity>> Open(ReachabilityEngine engine) =>
        engine.Pairs().GroupBy(p => $"{p.Source} -> {p.Destination}")
            .ToDictionary(g => g.Key, g => g.Select(p => engine.Connect(p.Source, p.Destination)).ToHashSet());
}

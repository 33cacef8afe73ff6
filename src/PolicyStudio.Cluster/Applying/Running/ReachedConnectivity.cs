using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Records;
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

    /// <summary>
    /// The differences from what was previewed in another process, before an interruption: of the pairs that were recorded alone, since the
    /// cluster from which the rest was predicted is gone.
    /// </summary>
    /// <param name="plan">The plan that was carried out.</param>
    /// <param name="reached">The newest snapshot.</param>
    public static ImmutableArray<string> Differences(PlanRecord plan, ClusterSnapshot reached)
    {
        var undone = plan.Draft.Against(reached).Changes;
        if (!undone.IsEmpty) return [.. undone.Select(c => $"not seen yet: {c.Summary}")];
        var settled = reached.With(pods: reached.Pods.Where(p => !p.IsTerminating));
        // Endpoints are told apart as they were then: by the policies of both sides.
        var (_, now) = ReachabilityEngine.Pair(plan.Inverse.ApplyTo(settled), settled);
        var expected = plan.Changes.GroupBy(c => $"{c.Source} -> {c.Destination}").ToDictionary(g => g.Key, g => g.Select(c => c.After).ToHashSet());
        return
        [
            .. Open(now, expected.ContainsKey).Where(p => !expected[p.Key].IsSubsetOf(p.Value))
                .Select(p => $"{p.Key}: {string.Join(" or ", expected[p.Key])} predicted, {string.Join(" or ", p.Value)} reached"),
        ];
    }

    // Groups of one workload that differ in addresses or named ports alone bear one id: all their answers stand under it.
    private static Dictionary<string, HashSet<Connectivity>> Open(ReachabilityEngine engine, Func<string, bool>? only = null) =>
        engine.Pairs().GroupBy(p => $"{p.Source} -> {p.Destination}").Where(g => only?.Invoke(g.Key) ?? true)
            .ToDictionary(g => g.Key, g => g.Select(p => engine.Connect(p.Source, p.Destination)).ToHashSet());
}

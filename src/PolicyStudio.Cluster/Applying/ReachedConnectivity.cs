using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying;

/// <summary>Compares what an apply has reached with what was predicted.</summary>
internal static class ReachedConnectivity
{
    /// <summary>The differences, one sentence each; empty when the configuration matches.</summary>
    /// <param name="plan">The plan that was carried out.</param>
    /// <param name="predicted">The snapshot before it, with the draft laid over it.</param>
    /// <param name="reached">The newest snapshot.</param>
    public static ImmutableArray<string> Differences(ChangePlan plan, ClusterSnapshot predicted, ClusterSnapshot reached)
    {
        var undone = plan.Draft.Against(reached).Changes;
        if (!undone.IsEmpty) return [.. undone.Select(c => $"not seen yet: {c.Summary}")];
        var (wanted, now) = ReachabilityEngine.Pair(predicted, reached);
        var open = Open(now);
        // Workloads that came or went in the meantime have no counterpart; what is there on both sides must agree.
        return [.. Open(wanted).Where(p => open.TryGetValue(p.Key, out var c) && !c.Equals(p.Value))
            .Select(p => $"{p.Key}: {p.Value} predicted, {open[p.Key]} reached")];
    }

    private static Dictionary<string, Connectivity> Open(ReachabilityEngine engine) =>
        engine.Pairs().ToDictionary(p => $"{p.Source} -> {p.Destination}", p => engine.Connect(p.Source, p.Destination));
}

using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Plans;

/// <summary>How many pods of a cluster a selector matches. Pods of a workload mostly have the same labels, and count as one.</summary>
internal sealed class PodCounts(ClusterSnapshot snapshot)
{
    private readonly Lazy<ILookup<string, (LabelSet Labels, int Count)>> _pods = new(() =>
        snapshot.Workloads.SelectMany(w => w.Pods.CountBy(p => p.Labels).Select(g => (w.Namespace, Labels: g.Key, Count: g.Value)))
            .ToLookup(g => g.Namespace, g => (g.Labels, g.Count), StringComparer.Ordinal));

    /// <summary>Counts the pods.</summary>
    public int Of(PodMatch match)
    {
        if (match.Namespaces is null) return In(match.Own, match);
        var count = 0;
        foreach (var ns in snapshot.Namespaces)
            if (match.Means(ns)) count += In(ns.Name, match);
        return count;
    }

    private int In(string ns, PodMatch match)
    {
        var count = 0;
        foreach (var (labels, pods) in _pods.Value[ns])
            if (match.Pods.Matches(labels)) count += pods;
        return count;
    }
}

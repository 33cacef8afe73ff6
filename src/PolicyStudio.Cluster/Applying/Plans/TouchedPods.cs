using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Plans;

/// <summary>The pods whose own labels, or whose namespace's, a draft changes; those that are alike before and after count as one.</summary>
internal sealed class TouchedPods
{
    private readonly List<(Namespace Before, Namespace After, List<(LabelSet? Before, LabelSet? After, int Count)> Pods)> _namespaces;

    /// <summary>Finds them.</summary>
    /// <param name="before">The cluster.</param>
    /// <param name="after">The same with the draft's labels.</param>
    public TouchedPods(ClusterSnapshot before, ClusterSnapshot after)
    {
        var own = SortedObjects.Differences(before.Workloads, after.Workloads, w => w.Reference).ToLookup(d => (d.Before ?? d.After)!.Namespace, StringComparer.Ordinal);
        var relabelled = SortedObjects.Differences(before.Namespaces, after.Namespaces, n => n.Reference).Select(d => (d.Before ?? d.After)!.Name).ToHashSet(StringComparer.Ordinal);
        _namespaces = [.. own.Select(g => g.Key).Union(relabelled).Select(ns => (before.NamespaceOf(ns), after.NamespaceOf(ns), Pods(ns)))];

        List<(LabelSet?, LabelSet?, int)> Pods(string ns)
        {
            var were = (relabelled.Contains(ns) ? before.Workloads.Where(w => w.Namespace == ns) : own[ns].Select(d => d.Before).OfType<Workload>()).SelectMany(w => w.Pods);
            var willBe = (relabelled.Contains(ns) ? after.Workloads.Where(w => w.Namespace == ns) : own[ns].Select(d => d.After).OfType<Workload>()).SelectMany(w => w.Pods);
            var labels = willBe.DistinctBy(p => p.Reference).ToDictionary(p => p.Reference, p => p.Labels);
            var pairs = were.Select(p => (Before: (LabelSet?)p.Labels, After: labels.Remove(p.Reference, out var now) ? now : null)).ToList();
            return [.. pairs.Concat(labels.Values.Select(now => (Before: (LabelSet?)null, After: (LabelSet?)now))).CountBy(p => p).Select(g => (g.Key.Before, g.Key.After, g.Value))];
        }
    }

    /// <summary>How many of them a selector no longer matches, and how many it comes to match.</summary>
    public (int Lost, int Gained) Changed(PodMatch match)
    {
        var (lost, gained) = (0, 0);
        foreach (var (before, after, pods) in _namespaces)
        {
            var (meant, means) = (match.Means(before), match.Means(after));
            if (!meant && !means) continue;
            foreach (var (was, willBe, count) in pods)
            {
                var (matched, matches) = (meant && was is not null && match.Pods.Matches(was), means && willBe is not null && match.Pods.Matches(willBe));
                if (matched && !matches) lost += count;
                if (matches && !matched) gained += count;
            }
        }
        return (lost, gained);
    }
}

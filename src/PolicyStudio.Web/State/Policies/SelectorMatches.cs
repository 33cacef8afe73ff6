using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Policies;

/// <summary>What the selectors of one peer match, for the counts beside a form.</summary>
/// <param name="Namespaces">Namespaces that match.</param>
/// <param name="Workloads">Workloads in them with a pod that matches.</param>
/// <param name="Pods">Pods in them that match, stand-ins from templates left out.</param>
public sealed record SelectorMatches(int Namespaces, int Workloads, int Pods)
{
    /// <summary>Counts what matches in a snapshot.</summary>
    public static SelectorMatches Of(LabelSelector namespaceSelector, LabelSelector podSelector, ClusterSnapshot snapshot)
    {
        var namespaces = snapshot.Namespaces.Where(n => namespaceSelector.Matches(n.Labels)).Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        var workloads = snapshot.Workloads.Where(w => namespaces.Contains(w.Namespace)).Select(w => w.Pods.Where(p => podSelector.Matches(p.Labels)).ToList())
            .Where(pods => pods.Count > 0).ToList();
        return new(namespaces.Count, workloads.Count, workloads.Sum(pods => pods.Count(p => !p.IsFromTemplate)));
    }
}

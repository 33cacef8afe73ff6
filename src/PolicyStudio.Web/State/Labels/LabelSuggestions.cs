using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Labels;

/// <summary>Which labels to offer as switches for a target: what its policies read already comes before the configured default.</summary>
public static class LabelSuggestions
{
    /// <summary>The choices to offer, best first, without repetition; the configured one is always among them.</summary>
    public static ImmutableArray<LabelChoices> For(Workload target, ClusterSnapshot snapshot, LabelChoices configured) =>
        [.. ReadByPolicies(target, snapshot).Append(configured).Distinct()];

    private static IEnumerable<LabelChoices> ReadByPolicies(Workload target, ClusterSnapshot snapshot) =>
        from policy in snapshot.Policies
        where policy.Namespace == target.Namespace && policy.Isolates(PolicyType.Ingress) && target.Pods.Any(p => policy.PodSelector.Matches(p.Labels))
        from peer in policy.Ingress.SelectMany(r => r.From)
        let pod = FirstPair(peer.PodSelector)
        let ns = FirstPair(peer.NamespaceSelector)
        where pod is not null && ns is not null
        select new LabelChoices(ns.Key, IsNameOfNamespace(ns.Value, snapshot) ? null : ns.Value, pod);

    private static LabelPair? FirstPair(LabelSelector? selector) =>
        selector?.MatchLabels.Select(l => new LabelPair(l.Key, l.Value)).FirstOrDefault();

    private static bool IsNameOfNamespace(string value, ClusterSnapshot snapshot) => snapshot.FindNamespace(value) is not null;
}

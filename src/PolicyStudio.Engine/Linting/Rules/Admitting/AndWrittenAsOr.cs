using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Admitting;

internal sealed class AndWrittenAsOr : ILintCheck
{
    public LintRule Rule { get; } = new(
        "and-written-as-or", FindingLevel.Warning, "Two peers where one with both selectors was meant",
        "Items of from and to are alternatives: a namespaceSelector and a podSelector in two items admit every pod of those namespaces, and such pods of the policy's own namespace. In one item both must match.",
        """
        kind: Namespace
        apiVersion: v1
        metadata: {name: monitoring, labels: {name: monitoring}}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: prometheus-0, namespace: monitoring, labels: {app: prometheus}}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: search, namespace: catalog, labels: {app: search}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: search-from-prometheus, namespace: catalog}
        spec:
          podSelector:
            matchLabels: {app: search}
          ingress:
          - from:
            - namespaceSelector:
                matchLabels: {name: monitoring}
            - podSelector:
                matchLabels: {app: prometheus}
        """,
        "Take the dash before podSelector away, so that one item has both selectors.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from policy in cluster.Policies
        from rule in LintedCluster.RulesOf(policy)
        let pair = Pair(cluster, rule)
        where pair is not null
        select Rule.Found(policy.Reference, Message(rule, pair.Value.Namespaces, pair.Value.Pods), rule.PeerPath(pair.Value.Pods));

    /// <summary>Whether a peer is one half of what was meant as one.</summary>
    public static bool IsAbout(LintedCluster cluster, RuleAt rule, int peer) => Pair(cluster, rule) is { } pair && pair.Pods == peer;

    private static string Message(RuleAt rule, int namespaces, int pods)
    {
        var (ns, pod) = (rule.Peers[namespaces].NamespaceSelector!, rule.Peers[pods].PodSelector!);
        return $"two items are alternatives (OR): {(rule.Direction == PolicyType.Ingress ? "every pod of" : "towards every pod of")} namespaces with {(ns.IsEmpty ? "any labels" : ns)}, "
            + $"or pods with {pod} of namespace {rule.Policy.Namespace} itself; if both must hold (AND), write one item: "
            + $"{{namespaceSelector: {Yaml(ns)}, podSelector: {Yaml(pod)}}}";
    }

    private static string Yaml(Labels.LabelSelector selector)
    {
        var parts = new List<string>();
        if (selector.MatchLabels.Count > 0) parts.Add($"matchLabels: {{{string.Join(", ", selector.MatchLabels.Select(l => $"{l.Key}: {l.Value}"))}}}");
        if (!selector.MatchExpressions.IsEmpty)
            parts.Add($"matchExpressions: [{string.Join(", ", selector.MatchExpressions.Select(e => $"{{key: {e.Key}, operator: {e.Operator}{(e.Values.IsEmpty ? "" : $", values: [{string.Join(", ", e.Values)}]")}}}"))}]");
        return $"{{{string.Join(", ", parts)}}}";
    }

    private static (int Namespaces, int Pods)? Pair(LintedCluster cluster, RuleAt rule)
    {
        for (var pods = 0; pods < rule.Peers.Length; pods++)
        {
            if (rule.Peers[pods] is not { NamespaceSelector: null, PodSelector.IsEmpty: false, IpBlock: null }) continue;
            var beside = Enumerable.Range(0, rule.Peers.Length)
                .Where(i => rule.Peers[i] is { NamespaceSelector: not null, PodSelector: null }).OrderBy(i => Math.Abs(i - pods));
            foreach (var namespaces in beside)
                if (IsMeantAsOne(cluster, rule.Policy, rule.Peers[namespaces], rule.Peers[pods])) return (namespaces, pods);
        }
        return null;
    }

    // Two items are right where the pods are found in the policy's own namespace and not in the others. Where the policy's own namespace
    // has no pods in the input, nobody can tell.
    private static bool IsMeantAsOne(LintedCluster cluster, NetworkPolicy policy, Peer namespaces, Peer pods)
    {
        if (cluster.Pods.In(policy.Namespace).Count == 0) return false;
        if (cluster.Matched(policy, pods).IsEmpty) return true;
        return cluster.Matched(policy, new Peer(namespaces.NamespaceSelector, pods.PodSelector)).Any(g => g.Namespace.Name != policy.Namespace);
    }
}

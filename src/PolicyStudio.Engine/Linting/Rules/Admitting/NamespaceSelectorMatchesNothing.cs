using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Rules.Admitting;

internal sealed class NamespaceSelectorMatchesNothing : ILintCheck
{
    public LintRule Rule { get; } = new(
        "namespace-selector-matches-nothing", FindingLevel.Warning, "A namespace selector that matches no namespace",
        "Namespaces have no labels but kubernetes.io/metadata.name until somebody sets them: a selector for name=backend matches nothing until the namespace bears that label.",
        """
        kind: Namespace
        apiVersion: v1
        metadata: {name: backend}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: mysql-0, namespace: db, labels: {app: mysql}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: mysql-from-backend, namespace: db}
        spec:
          podSelector:
            matchLabels: {app: mysql}
          ingress:
          - from:
            - namespaceSelector:
                matchLabels: {name: backend}
        """,
        "Set the label on the namespace, or select it by kubernetes.io/metadata.name, which every namespace has.");

    public IEnumerable<Finding> Check(LintedCluster cluster)
    {
        // Manifests without a single namespace, of policies without pods, say nothing about who is there.
        var namesNone = cluster.Snapshot.Namespaces.All(n => !n.IsDeclared);
        return from policy in cluster.Policies
               where !namesNone || !cluster.Selected(policy).IsEmpty
               from rule in LintedCluster.RulesOf(policy)
               from peer in rule.Peers.Select((p, i) => (Peer: p, Index: i))
               where PeerReaches.Of(cluster, policy, peer.Peer) == PeerReach.NoNamespace
               select Rule.Found(policy.Reference, Message(cluster, rule, peer.Peer.NamespaceSelector!), $"{rule.PeerPath(peer.Index)}.namespaceSelector");
    }

    private static string Message(LintedCluster cluster, RuleAt rule, LabelSelector selector)
    {
        var others = LintedCluster.RulesOf(rule.Policy).Where(r => r.Direction == rule.Direction).ToList();
        var isAll = others.All(r => !r.Peers.IsEmpty && r.Peers.All(p => PeerReaches.Of(cluster, rule.Policy, p) == PeerReach.NoNamespace));
        return $"no namespace matches {selector}{Nearest(cluster, selector)}"
            + (isAll ? $"; the policy admits no {rule.Direction.Text()} at all" : "") + $": {WayOut(cluster, selector)}";
    }

    private static string Nearest(LintedCluster cluster, LabelSelector selector) =>
        NearMiss.OfNamespaces(selector, cluster.Snapshot.Namespaces) is { } near ? $"; {near}" : "";

    private static string WayOut(LintedCluster cluster, LabelSelector selector)
    {
        if (selector.Keys.Contains(Namespace.NameLabel)) return "correct the name";
        var named = selector.Requirements.SelectMany(r => r.Values).FirstOrDefault(v => cluster.Snapshot.Namespaces.Any(n => n.Name == v && n.Labels.Has(Namespace.NameLabel, v)));
        return named is null ? "set the label on the namespace that is meant" : $"set the label, or select by {Namespace.NameLabel}={named}";
    }
}

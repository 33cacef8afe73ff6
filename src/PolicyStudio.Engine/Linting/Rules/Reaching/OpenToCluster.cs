using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Reaching;

internal sealed class OpenToCluster : ILintCheck
{
    public LintRule Rule { get; } = new(
        "open-to-cluster", FindingLevel.Info, "An ingress rule that admits every pod of the cluster",
        "The empty namespace selector matches every namespace, those to come included; without a pod selector it admits every pod in them. The cluster's DNS and what everyone must reach are no finding.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: collector, namespace: analytics, labels: {app: collector}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: collector-from-everywhere, namespace: analytics}
        spec:
          podSelector:
            matchLabels: {app: collector}
          ingress:
          - from:
            - namespaceSelector: {}
            ports: [{port: 4317}]
        """,
        "Give the namespace selector labels, or put a pod selector beside it in the same item.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from rule in cluster.Rules
        where rule.Direction == PolicyType.Ingress
        let open = rule.Peers.Select((p, i) => (Peer: p, Index: i))
            .Where(p => p.Peer is { NamespaceSelector.IsEmpty: true, PodSelector: null or { IsEmpty: true } }).Select(p => p.Index).ToList()
        where open.Count > 0 && !cluster.Open.Is(rule)
        select Rule.Found(rule.Policy.Reference,
            $"every pod of every namespace is admitted, on {rule.PortsText} of {Names.Of(cluster.Selected(rule.Policy))}: give the namespace selector labels, or put a pod selector beside it",
            $"{rule.PeerPath(open[0])}.namespaceSelector");
}

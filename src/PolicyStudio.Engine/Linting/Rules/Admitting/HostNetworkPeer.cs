using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Linting.Rules.Admitting;

internal sealed class HostNetworkPeer : ILintCheck
{
    public LintRule Rule { get; } = new(
        "host-network-peer", FindingLevel.Warning, "A peer that matches hostNetwork pods alone",
        "Connections of a hostNetwork pod come from its node's address, in which most plugins do not see the pod's labels: the peer admits nobody.",
        """
        kind: DaemonSet
        apiVersion: apps/v1
        metadata: {name: router, namespace: edge}
        spec:
          template:
            metadata: {labels: {app: router}}
            spec: {hostNetwork: true}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: shop, namespace: edge, labels: {app: shop}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: shop-from-router, namespace: edge}
        spec:
          podSelector:
            matchLabels: {app: shop}
          ingress:
          - from:
            - podSelector:
                matchLabels: {app: router}
        """,
        "Admit the nodes' addresses by an ipBlock.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from rule in cluster.Rules
        where rule.Peers.All(p => p.IpBlock is null)
        from peer in rule.Peers.Select((p, i) => (Peer: p, Index: i))
        let matched = cluster.Matched(rule.Policy, peer.Peer)
        where matched.Length > 0 && matched.All(g => g.HostNetwork) && !PeerReaches.MayMatchUnseen(cluster, rule.Policy, peer.Peer)
        select Rule.Found(rule.Policy.Reference,
            $"{Names.Subject(matched)} all it matches, on the node's network, where most plugins see no labels: admit the nodes' addresses by an ipBlock", rule.PeerPath(peer.Index));
}

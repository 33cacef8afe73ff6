using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Linting.Rules.Reaching;

internal sealed class IpBlockEmpty : ILintCheck
{
    public LintRule Rule { get; } = new(
        "ip-block-empty", FindingLevel.Error, "An ipBlock whose exceptions leave nothing",
        "The ranges in except take the whole range away, so that the peer matches no address.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: proxy, namespace: edge, labels: {app: proxy}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: proxy-from-office, namespace: edge}
        spec:
          podSelector:
            matchLabels: {app: proxy}
          ingress:
          - from:
            - ipBlock: {cidr: 192.0.2.0/24, except: [192.0.2.0/25, 192.0.2.128/25]}
        """,
        "Take out the exception that is too wide, or the peer.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from policy in cluster.Policies
        from rule in LintedCluster.RulesOf(policy)
        from peer in rule.Peers.Select((p, i) => (p.IpBlock, Index: i))
        where peer.IpBlock is { } block && AddressSets.IsEmpty(block)
        select Rule.Found(policy.Reference,
            $"nothing is left of {peer.IpBlock}: narrow the exceptions, or take the peer out", $"{rule.PeerPath(peer.Index)}.ipBlock.except");
}

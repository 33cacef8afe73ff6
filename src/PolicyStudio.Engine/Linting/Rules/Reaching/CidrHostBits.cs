using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Reaching;

internal sealed class CidrHostBits : ILintCheck
{
    public LintRule Rule { get; } = new(
        "cidr-host-bits", FindingLevel.Info, "A CIDR written with an address inside it",
        "10.0.1.77/24 is the whole of 10.0.1.0/24: somebody may have meant the one address, and some plugins refuse such a CIDR.",
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
            - ipBlock: {cidr: 192.0.2.77/24}
        """,
        "Write the first address of the range, or /32 (/128 for IPv6) for the one address.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from policy in cluster.Policies
        from rule in LintedCluster.RulesOf(policy)
        from peer in rule.Peers.Select((p, i) => (p.IpBlock, Index: i))
        where peer.IpBlock is not null
        from cidr in peer.IpBlock.Except.Select((c, i) => (Cidr: c, Path: $"except[{i}]")).Prepend((Cidr: peer.IpBlock.Cidr, Path: "cidr"))
        where cidr.Cidr.Written != cidr.Cidr.First
        select Rule.Found(policy.Reference, Message(cidr.Cidr), $"{rule.PeerPath(peer.Index)}.ipBlock.{cidr.Path}");

    private static string Message(Cidr cidr) =>
        $"{cidr.WrittenText} is read as {cidr}: write that, or {cidr.Written}/{(cidr.First.IsV6 ? 128 : 32)} if the one address is meant";
}

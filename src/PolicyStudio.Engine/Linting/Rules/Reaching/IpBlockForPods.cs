using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Rules.Reaching;

internal sealed class IpBlockForPods : ILintCheck
{
    public LintRule Rule { get; } = new(
        "ip-block-for-pods", FindingLevel.Warning, "An ipBlock that is taken for pods",
        "A pod's address goes with the pod, and may be another pod's tomorrow; some plugins match no pod by an ipBlock at all, whatever its address.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: orders, namespace: shop, labels: {app: orders}}
        status: {podIPs: [{ip: 10.244.1.7}]}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: mysql-0, namespace: shop, labels: {app: mysql}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: mysql-from-orders, namespace: shop}
        spec:
          podSelector:
            matchLabels: {app: mysql}
          ingress:
          - from:
            - ipBlock: {cidr: 10.244.1.7/32}
        """,
        "Match the pods by their labels.");

    public IEnumerable<Finding> Check(LintedCluster cluster)
    {
        var addresses = (from pod in cluster.UnlessCancelled(cluster.Snapshot.Pods)
                         where !pod.HostNetwork
                         from address in pod.Addresses
                         select (Address: address, Pod: pod)).OrderBy(a => a.Address).ToList();
        var plugin = cluster.Snapshot.Plugin;
        return from rule in cluster.Rules
               from peer in rule.Peers.Select((p, i) => (p.IpBlock, Index: i))
               where peer.IpBlock is { Cidr.PrefixLength: > 0 } block && (!plugin.MatchesPodsByAddress || IsSingle(block))
               let pod = FirstIn(addresses, peer.IpBlock)
               where pod is not null
               select Rule.Found(rule.Policy.Reference, Message(peer.IpBlock, pod, plugin), $"{rule.PeerPath(peer.Index)}.ipBlock.cidr");
    }

    private static string Message(IpBlock block, Pod pod, PluginDialect plugin) =>
        plugin.MatchesPodsByAddress
            ? $"{block} is the address of {pod.Reference} and goes with it: match the pod by its labels"
            : $"{block} holds addresses of pods, such as {pod.Reference}, and under {plugin} an ipBlock matches no pod: match the pods by their labels";

    private static bool IsSingle(IpBlock block) => block.Cidr.First == block.Cidr.Last;

    // The addresses are in order: start at the first that is not below the range.
    private static Pod? FirstIn(List<(IpAddress Address, Pod Pod)> addresses, IpBlock block)
    {
        var (low, high) = (0, addresses.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (addresses[middle].Address.CompareTo(block.Cidr.First) < 0) low = middle + 1;
            else high = middle;
        }
        return addresses.Skip(low).TakeWhile(a => block.Cidr.Contains(a.Address)).FirstOrDefault(a => block.Contains(a.Address)).Pod;
    }
}

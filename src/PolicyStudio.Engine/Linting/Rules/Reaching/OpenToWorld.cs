using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Reaching;

internal sealed class OpenToWorld : ILintCheck
{
    public LintRule Rule { get; } = new(
        "open-to-world", FindingLevel.Warning, "An ingress rule that admits every address",
        "A rule without from, or with 0.0.0.0/0 or ::/0, admits everyone inside and outside the cluster. Ports that a Service of type NodePort or LoadBalancer exposes, or that the API server calls, are meant to be reached so and are no finding.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: relay, namespace: edge, labels: {app: relay}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: relay-from-the-world, namespace: edge}
        spec:
          podSelector:
            matchLabels: {app: relay}
          ingress:
          - from:
            - ipBlock: {cidr: 0.0.0.0/0}
        """,
        "Name the peers that need it, or at least the ports.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from rule in cluster.Rules
        where rule.Direction == PolicyType.Ingress
        let world = rule.Peers.Select((p, i) => (Block: p.IpBlock, Index: i)).Where(p => p.Block is { Cidr.PrefixLength: 0 } block && !AddressSets.IsEmpty(block)).ToList()
        where (rule.Peers.IsEmpty || world.Count > 0) && !cluster.Open.Is(rule)
        select Rule.Found(rule.Policy.Reference,
            $"{(world.Count > 0 ? $"the whole world is admitted by {string.Join(" and ", world.Select(w => w.Block!))}," : "a rule without from admits everyone, inside and outside the cluster,")} "
                + $"on {rule.PortsText} of {Names.Of(cluster.Selected(rule.Policy))}: name the peers that need it{(rule.Ports.IsEmpty ? ", or at least the ports" : "")}",
            world.Count > 0 ? $"{rule.PeerPath(world[0].Index)}.ipBlock.cidr" : rule.Path);
}

using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Linting.Rules.Needs;

internal sealed class DnsCutOff : ILintCheck
{
    public LintRule Rule { get; } = new(
        "dns-cut-off", FindingLevel.Error, "The cluster's DNS is isolated from pods",
        "A policy isolates the DNS pods for ingress and does not admit every pod on UDP and TCP 53: those left out cannot find anybody by name.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: coredns, namespace: kube-system, labels: {k8s-app: kube-dns}}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: shop, namespace: web, labels: {app: shop}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: default-deny, namespace: kube-system}
        spec:
          podSelector: {}
          policyTypes: [Ingress]
        """,
        "Admit an empty namespaceSelector on UDP and TCP 53 to the DNS pods.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from server in cluster.UnlessCancelled(cluster.Dns.Servers)
        where !server.Pods.HostNetwork
        let isolating = cluster.Isolating(server.Pods, PolicyType.Ingress)
        where isolating.Count > 0
        let rules = cluster.RulesFor(server.Pods, PolicyType.Ingress).ToList()
        let left = ClusterDns.Protocols.Select(p => (Protocol: p, Pods: LeftOut(cluster, server.Pods, Admitting(rules, server, p)))).Where(l => l.Pods.Count > 0).ToList()
        where left.Count > 0
        let policy = LintedCluster.ToMend(isolating)
        select Rule.Found(policy.Reference,
            $"the cluster's DNS ({Names.Of([server.Pods])}) is isolated and does not admit {Names.Of(left.SelectMany(l => l.Pods))} on {string.Join(" and ", left.Select(l => $"{l.Protocol.Text()} {server.Port}"))}: "
                + "every pod asks it, so admit an empty namespaceSelector there", "spec.ingress");

    private static List<RuleAt> Admitting(List<RuleAt> rules, (PodGroup Pods, int Port) server, Protocol protocol) =>
        [.. rules.Where(r => Connectivity.Of(r.Ports, server.Pods.Ports).Contains(protocol, server.Port))];

    // An ipBlock may be that of the pods, whose addresses a manifest does not tell.
    private static List<PodGroup> LeftOut(LintedCluster cluster, PodGroup server, List<RuleAt> rules)
    {
        if (rules.Any(r => r.Peers.IsEmpty || r.Peers.Any(p => p.IpBlock is not null))) return [];
        var admitted = rules.SelectMany(cluster.Matched).ToHashSet();
        return [.. cluster.Pods.All.Where(g => g != server && !g.HostNetwork && !admitted.Contains(g))];
    }
}

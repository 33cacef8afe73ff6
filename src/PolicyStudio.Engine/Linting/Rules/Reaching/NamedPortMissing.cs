using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Reaching;

internal sealed class NamedPortMissing : ILintCheck
{
    public LintRule Rule { get; } = new(
        "named-port-missing", FindingLevel.Error, "A named port that no pod has",
        "A port's name is looked up among the container ports of the destination, by name and protocol: for ingress on the selected pods, for egress on those that the peers match. Where none has it, the rule allows nothing on it.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: mysql-0, namespace: db, labels: {app: mysql}}
        spec: {containers: [{name: mysql, image: mysql, ports: [{name: mysql, containerPort: 3306}]}]}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: mysql-from-namespace, namespace: db}
        spec:
          podSelector:
            matchLabels: {app: mysql}
          ingress:
          - from:
            - podSelector: {}
            ports: [{port: sql}]
        """,
        "Name a port that the pods' containers declare, or give its number.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from rule in cluster.Rules
        from port in rule.Ports.Select((p, i) => (Port: p, Index: i))
        where port.Port.Name is not null
        let wrong = Wrong(cluster, rule, port.Port)
        where wrong is not null
        select Rule.Found(rule.Policy.Reference, wrong, rule.PortPath(port.Index));

    private static string? Wrong(LintedCluster cluster, RuleAt rule, PolicyPort port)
    {
        var isIngress = rule.Direction == PolicyType.Ingress;
        if (!isIngress && !rule.Peers.IsEmpty && rule.Peers.All(p => p.IpBlock is not null))
            return $"an address has no named ports, so that {port} allows nothing towards an ipBlock: give the number";
        var pods = isIngress ? cluster.Selected(rule.Policy) : [.. cluster.Matched(rule)];
        if (pods.Length == 0 || pods.Any(g => g.Ports.Any(p => p.Name == port.Name && p.Protocol == port.Protocol))) return null;
        if (!isIngress && MayBeElsewhere(cluster, rule)) return null;

        var otherProtocol = pods.SelectMany(g => g.Ports).FirstOrDefault(p => p.Name == port.Name);
        if (otherProtocol is not null)
            return $"the pods' port {port.Name} is {otherProtocol.Protocol.Text()} {otherProtocol.Number}, not {port.Protocol.Text()}: correct the protocol";
        var names = pods.SelectMany(g => g.Ports).Where(p => p.Name is not null && p.Protocol == port.Protocol).Select(p => $"{p.Name} ({p.Number})").Distinct().Order(StringComparer.Ordinal).ToList();
        return $"no pod that the {(isIngress ? "policy selects" : "rule's peers match")} has a {port.Protocol.Text()} port named {port.Name}: "
            + (names.Count > 0 ? $"they have {Names.Of(names)}, so take one of those or give the number" : "they name none, so give the number");
    }

    private static bool MayBeElsewhere(LintedCluster cluster, RuleAt rule) =>
        rule.Peers.IsEmpty
            ? cluster.Pods.In("kube-system").Count == 0
            : rule.Peers.Any(p => PeerReaches.MayMatchUnseen(cluster, rule.Policy, p));
}

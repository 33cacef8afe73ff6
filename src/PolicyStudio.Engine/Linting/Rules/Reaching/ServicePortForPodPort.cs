using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Rules.Reaching;

internal sealed class ServicePortForPodPort : ILintCheck
{
    public LintRule Rule { get; } = new(
        "service-port-for-pod-port", FindingLevel.Warning, "A Service's port where the pods' port is meant",
        "Policies see connections at the pod, after the Service: its port counts for nothing there, its targetPort does.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: ledger, namespace: payments, labels: {app: ledger}}
        spec: {containers: [{name: ledger, image: ledger, ports: [{containerPort: 8080}]}]}
        ---
        kind: Service
        apiVersion: v1
        metadata: {name: ledger, namespace: payments}
        spec:
          selector: {app: ledger}
          ports: [{port: 80, targetPort: 8080}]
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: ledger-from-namespace, namespace: payments}
        spec:
          podSelector:
            matchLabels: {app: ledger}
          ingress:
          - from:
            - podSelector: {}
            ports: [{port: 80}]
        """,
        "Give the Service's targetPort, or the name of the pods' port.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from rule in cluster.Rules
        from port in rule.Ports.Select((p, i) => (Port: p, Index: i))
        where port.Port is { Number: not null } p && (p.EndPort is null || p.EndPort == p.Number)
        let found = Find(cluster, rule, port.Port)
        where found is not null
        select Rule.Found(rule.Policy.Reference,
            $"{port.Port} is the port of Service {found.Value.Service.Namespace}/{found.Value.Service.Name}, behind which the pods listen on {found.Value.Target}: policies see the pods' port, so give that",
            rule.PortPath(port.Index));

    private static (Service Service, int Target)? Find(LintedCluster cluster, RuleAt rule, PolicyPort port)
    {
        (Service, int)? found = null;
        foreach (var pods in Destinations(cluster, rule))
        {
            if (pods.Ports.Any(p => p.Protocol == port.Protocol && p.Number == port.Number)) return null;
            var behind = cluster.ServicesOf(pods).SelectMany(s => s.Ports.Select(p => (Service: s, Port: p)))
                .Where(s => s.Port.Protocol == port.Protocol).ToList();
            if (behind.Any(s => s.Port.TargetOn(pods.Representative) == port.Number)) return null;
            var meant = behind.Where(s => s.Port.Number == port.Number)
                .Select(s => (s.Service, Target: s.Port.TargetOn(pods.Representative))).FirstOrDefault(s => s.Target is not null);
            if (meant.Target is { } target) found ??= (meant.Service, target);
            // Whoever declares no port may listen on any.
            else if (pods.Ports.IsEmpty) return null;
        }
        return found;
    }

    // Towards everyone, addresses, or pods that the input does not have, the number may be right.
    private static IEnumerable<PodGroup> Destinations(LintedCluster cluster, RuleAt rule)
    {
        if (rule.Direction == PolicyType.Ingress) return cluster.Selected(rule.Policy);
        var isKnown = !rule.Peers.IsEmpty && rule.Peers.All(p => p.IpBlock is null && !PeerReaches.MayMatchUnseen(cluster, rule.Policy, p));
        return isKnown ? cluster.Matched(rule) : [];
    }
}

using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Needs;

internal sealed class MeshPortClosed : ILintCheck
{
    public LintRule Rule { get; } = new(
        "mesh-port-closed", FindingLevel.Warning, "The mesh's port is closed for enrolled pods",
        "In Istio's ambient mode, pods labelled istio.io/dataplane-mode=ambient (or in a namespace so labelled) talk to each other through TCP 15008, whatever port they ask for: a policy that admits only that port denies them.",
        """
        kind: Namespace
        apiVersion: v1
        metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient}}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: orders, namespace: shop, labels: {app: orders}}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: web, namespace: shop, labels: {app: web}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: orders-from-web, namespace: shop}
        spec:
          podSelector:
            matchLabels: {app: orders}
          ingress:
          - from:
            - podSelector:
                matchLabels: {app: web}
            ports: [{port: 8080}]
        """,
        "Add TCP 15008 to the rule's ports.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from policy in cluster.Policies
        let enrolled = cluster.Selected(policy).Where(Mesh.Enrols).ToList()
        where enrolled.Count > 0
        from direction in policy.PolicyTypes.Distinct()
        let closed = enrolled.Where(g => IsClosed(cluster, g, direction)).ToList()
        where closed.Count > 0
        from rule in RuleAt.Of(policy, direction).Where(r => HasTcp(r) && IsAmongEnrolled(cluster, r)).Take(1)
        select Rule.Found(policy.Reference,
            $"{Names.Subject(closed)} in the ambient mesh, whose connections {(direction == PolicyType.Ingress ? "come" : "go")} by TCP {Mesh.Port}, which no {direction.Text()} rule allows: add it beside {rule.PortsText}",
            $"{rule.Path}.ports");

    private static bool IsClosed(LintedCluster cluster, PodGroup group, PolicyType direction) =>
        cluster.RulesFor(group, direction).All(r => !OpensTunnel(r));

    private static bool OpensTunnel(RuleAt rule) =>
        rule.Ports.IsEmpty || rule.Ports.Any(p => p.Protocol == Protocol.Tcp && p.Name is null && (p.Number is null || (p.Number <= Mesh.Port && Mesh.Port <= (p.EndPort ?? p.Number))));

    private static bool HasTcp(RuleAt rule) => rule.Ports.Any(p => p.Protocol == Protocol.Tcp);

    private static bool IsAmongEnrolled(LintedCluster cluster, RuleAt rule) => cluster.Matched(rule).Any(Mesh.Enrols);
}

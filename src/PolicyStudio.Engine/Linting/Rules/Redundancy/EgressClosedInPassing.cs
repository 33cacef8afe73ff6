using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Redundancy;

internal sealed class EgressClosedInPassing : ILintCheck
{
    public LintRule Rule { get; } = new(
        "egress-closed-in-passing", FindingLevel.Info, "Egress in policyTypes, and only ingress rules",
        "The policy says who may come in, and by policyTypes also that nobody may be reached, DNS included. A default that denies has no rules at all and is no finding.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: orders, namespace: backend, labels: {app: orders}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: orders-from-namespace, namespace: backend}
        spec:
          podSelector:
            matchLabels: {app: orders}
          policyTypes: [Ingress, Egress]
          ingress:
          - from:
            - podSelector: {}
        """,
        "Take Egress out of policyTypes, or deny egress by a policy of its own.");

    // Where another policy allows some egress, or denies it as a default, it is meant.
    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from policy in cluster.Policies
        where policy.Isolates(PolicyType.Ingress) && policy.Isolates(PolicyType.Egress) && !policy.Ingress.IsEmpty && policy.Egress.IsEmpty
        let closed = cluster.Selected(policy)
            .Where(g => cluster.Isolating(g, PolicyType.Egress).All(p => p.Egress.IsEmpty && p.Isolates(PolicyType.Ingress) && !p.Ingress.IsEmpty)).ToList()
        where closed.Count > 0
        select Rule.Found(policy.Reference,
            $"Egress in policyTypes, without an egress rule, keeps {Names.Of(closed)} from reaching anybody, DNS included: take it out, or deny egress by a policy of its own", "spec.policyTypes");
}

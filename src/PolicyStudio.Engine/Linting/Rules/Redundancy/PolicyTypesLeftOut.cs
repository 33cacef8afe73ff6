using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Redundancy;

internal sealed class PolicyTypesLeftOut : ILintCheck
{
    public LintRule Rule { get; } = new(
        "policy-types-left-out", FindingLevel.Warning, "Egress rules without policyTypes",
        "Where policyTypes is left out the API server takes Ingress in any case, and Egress because there are egress rules: a policy with egress rules alone closes its pods for ingress too.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: mailer, namespace: backend, labels: {app: mailer}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: mailer-egress, namespace: backend}
        spec:
          podSelector:
            matchLabels: {app: mailer}
          egress:
          - to:
            - ipBlock: {cidr: 192.0.2.0/24}
        """,
        "Say policyTypes: [Egress], or [Ingress, Egress] if both are meant.");

    // Where another policy isolates the pods for ingress too, leaving it out changes nothing.
    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from policy in cluster.Policies
        where policy is { HasDefaultPolicyTypes: true, Ingress.IsEmpty: true, Egress.IsEmpty: false }
        let closed = cluster.Selected(policy).Where(g => cluster.Isolating(g, PolicyType.Ingress).Count == 1).ToList()
        where closed.Count > 0
        select Rule.Found(policy.Reference,
            $"policyTypes is left out, which means Ingress and Egress: {Names.Subject(closed)} closed for ingress as well; say policyTypes: [Egress], or name both if that is meant",
            "spec.policyTypes");
}

using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Redundancy;

internal sealed class RulesIgnored : ILintCheck
{
    public LintRule Rule { get; } = new(
        "rules-ignored", FindingLevel.Warning, "Rules in a direction that policyTypes leaves out",
        "Rules count only in the directions that policyTypes names: egress rules of a policy with policyTypes [Ingress] neither allow nor isolate.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: orders, namespace: backend, labels: {app: orders}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: orders, namespace: backend}
        spec:
          podSelector:
            matchLabels: {app: orders}
          policyTypes: [Ingress]
          egress:
          - to:
            - ipBlock: {cidr: 192.0.2.0/24}
        """,
        "Add the direction to policyTypes, or take the rules out.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from policy in cluster.Policies
        from direction in new[] { PolicyType.Ingress, PolicyType.Egress }
        where !policy.Isolates(direction) && policy.Rules(direction).Any()
        select Rule.Found(policy.Reference,
            $"policyTypes names only {string.Join(" and ", policy.PolicyTypes)}, so that the {direction.Text()} rules count for nothing: add {direction} to it, or take them out", RuleAt.PathOf(direction));
}

using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Needs;

internal sealed class OtherPolicies : ILintCheck
{
    public LintRule Rule { get; } = new(
        OtherPolicyFindings.Rule, FindingLevel.Warning, "Policies of kinds that are not evaluated",
        "Cilium's, Calico's and the cluster-wide policies decide too, and some of them before NetworkPolicy: where one may, a verdict is only NetworkPolicy's.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: mysql-0, namespace: db, labels: {app: mysql}}
        ---
        kind: CiliumNetworkPolicy
        apiVersion: cilium.io/v2
        metadata: {name: locked, namespace: db}
        spec:
          endpointSelector: {}
          ingress: []
        """,
        "Read those policies beside the answer; explain names the ones that may override a verdict.");

    // However many there are, one finding a kind; whoever reads manifests says it in the same words.
    public IEnumerable<Finding> Check(LintedCluster cluster) => OtherPolicyFindings.Of(cluster.Snapshot.OtherPolicies);
}

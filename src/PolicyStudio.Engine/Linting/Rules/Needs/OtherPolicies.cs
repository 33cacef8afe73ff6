using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Linting.Rules.Needs;

internal sealed class OtherPolicies : ILintCheck
{
    public LintRule Rule { get; } = new(
        "other-policy-kinds", FindingLevel.Warning, "Policies of kinds that are not evaluated",
        "Cilium's, Calico's and the cluster-wide policies decide too, and some of them before NetworkPolicy: where one may, a verdict is only NetworkPolicy's.",
        """
        # surroundings: CiliumNetworkPolicy db/locked (cilium.io)
        kind: Pod
        apiVersion: v1
        metadata: {name: mysql-0, namespace: db, labels: {app: mysql}}
        """,
        "Read those policies beside the answer; explain names the ones that may override a verdict.");

    // However many there are, one finding a kind.
    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from policy in cluster.UnlessCancelled(cluster.Snapshot.OtherPolicies)
        group policy by (policy.Reference.Kind, policy.Group) into kind
        let few = kind.Count() == 1
        select Rule.Found(null,
            $"{(few ? $"{kind.First().Reference}" : $"{kind.Count()} of kind {kind.Key.Kind}, such as {Name(kind.First().Reference)},")} ({kind.Key.Group}) {(few ? "decides" : "decide")} too "
                + $"and {(few ? "is" : "are")} not evaluated: read {(few ? "it" : "them")} beside every verdict that says so");

    private static string Name(ObjectReference reference) => reference.Namespace is null ? reference.Name : $"{reference.Namespace}/{reference.Name}";
}

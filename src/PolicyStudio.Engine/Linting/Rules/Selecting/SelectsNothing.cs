using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Selecting;

internal sealed class SelectsNothing : ILintCheck
{
    public LintRule Rule { get; } = new(
        "selects-nothing", FindingLevel.Warning, "A policy that selects no pod",
        "Its podSelector matches no pod of its namespace, so that it isolates nobody and admits nobody: a mistyped label, or a workload that is gone.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: mysql-0, namespace: db, labels: {app: mysql}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: mysql-from-nobody, namespace: db}
        spec:
          podSelector:
            matchLabels: {app: mysqll}
        """,
        "Compare the selector with the labels of the workload's pod template, or delete the policy.");

    // An empty selector in a namespace that has no pods yet is a default made beforehand.
    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from policy in cluster.Policies
        where cluster.Selected(policy).IsEmpty
        where !policy.PodSelector.IsEmpty || !cluster.Snapshot.NamespaceOf(policy.Namespace).IsDeclared
        select Rule.Found(policy.Reference, Message(cluster, policy), policy.PodSelector.IsEmpty ? "metadata.namespace" : "spec.podSelector");

    private static string Message(LintedCluster cluster, NetworkPolicy policy) =>
        policy.PodSelector.IsEmpty
            ? $"it selects every pod of namespace {policy.Namespace}, of which nothing is known: check the namespace's name"
            : $"no pod of namespace {policy.Namespace} matches {policy.PodSelector}{Nearest(cluster, policy)}: "
                + "correct the selector, or delete the policy";

    private static string Nearest(LintedCluster cluster, NetworkPolicy policy)
    {
        var near = NearMiss.OfPods(policy.PodSelector, cluster.Pods.In(policy.Namespace));
        var elsewhere = cluster.Pods.Matching(policy.PodSelector).FirstOrDefault();
        return near.Length > 0 || elsewhere is null ? near : $"; namespace {elsewhere.Namespace.Name} has such pods";
    }
}

using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Rules;

internal sealed class SelectsNothing : ILintCheck
{
    public LintRule Rule { get; } = new(
        "selects-nothing", FindingLevel.Warning, "A policy that selects no pod",
        "Its podSelector matches no pod of its namespace, so that it isolates nobody and admits nobody: a mistyped label, or a workload that is gone.",
        """
        podSelector:
          matchLabels: {app: mysqll}
        """,
        "Compare the selector with the labels of the workload's pod template, or delete the policy.");

    public IEnumerable<Finding> Check(ClusterSnapshot snapshot) =>
        from policy in snapshot.Policies
        where !snapshot.Workloads.Any(w => w.Namespace == policy.Namespace && w.Pods.Any(p => policy.PodSelector.Matches(p.Labels)))
        select new Finding(Rule.Name, Rule.Level, policy.Reference,
            policy.PodSelector.IsEmpty ? $"it selects every pod of namespace {policy.Namespace}, which has none"
                : $"no pod of namespace {policy.Namespace} matches {policy.PodSelector}", "spec.podSelector");
}

using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Labels;

namespace PolicyStudio.Web.State.Switching;

/// <summary>What a switch of a workload costs, and what it does not do, in words.</summary>
internal static class WorkloadNotes
{
    /// <summary>What to know before a click, or null when there is nothing to say.</summary>
    public static string? Of(Workload workload, LabelPair label, SwitchScope scope)
    {
        if (Undone(workload.Controller?.Manager) is { } undone) return undone;
        if (scope == SwitchScope.Pods) return $"{WhyPodsOnly(workload)} The label is lost when a pod is replaced.";
        var template = workload.Controller!.Template.Labels;
        var alone = workload.Pods.Count(p => !p.IsFromTemplate && label.IsOn(p.Labels));
        return !label.IsOn(template) && alone > 0
            ? $"{Count(alone, "pod")} of {workload.LivePods} {(alone == 1 ? "has" : "have")} it on the pod alone: lost at the next rollout."
            : RolloutGap(workload);
    }

    /// <summary>That somebody else would undo a change, or null.</summary>
    public static string? Undone(Manager? manager) =>
        manager is null ? null : $"Managed by {manager}, which would undo the change: the draft can be exported, not applied.";

    /// <summary>What a changed template costs: <c>restarts 3 pods</c>.</summary>
    public static string Cost(Workload workload) => RolloutGap(workload) ?? (workload.LivePods == 0 ? "restarts no pod" : $"restarts {Count(workload.LivePods, "pod")}");

    private static string? RolloutGap(Workload workload) => workload.Controller?.Rollout.Follow switch
    {
        RolloutFollow.OnDelete => $"no pod follows until somebody deletes it ({workload.Reference.Kind} without a rolling update)",
        RolloutFollow.Partitioned => "no pod follows until the partition of its rolling update is lowered",
        RolloutFollow.Paused => "no pod follows until the paused Deployment is resumed",
        RolloutFollow.NextRun => "takes effect with its next run",
        _ => null,
    };

    private static string WhyPodsOnly(Workload workload) => workload switch
    {
        { Reference.Kind: "Pod" } => "The pod has no owner.",
        { Controller: null } => $"The owner is a {workload.Reference.Kind} that the studio cannot read.",
        { Controller.IsTemplateMutable: false } => $"The template of a {workload.Reference.Kind} cannot change.",
        _ => "The draft labels the pods alone, not their template.",
    };

    private static string Count(int n, string noun) => n == 1 ? $"1 {noun}" : $"{n} {noun}s";
}

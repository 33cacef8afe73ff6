using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.State.Switching;

/// <summary>What a switch of a workload costs, and what it does not do, in words. For the one that somebody looks at: a picture has hundreds of switches.</summary>
internal static class WorkloadNotes
{
    /// <summary>What to know before a click, or null when there is nothing to say.</summary>
    /// <param name="workload">The workload as the cluster has it.</param>
    /// <param name="state">How its switch stands.</param>
    public static string? Of(Workload workload, SwitchState state)
    {
        if (Undone(workload.Controller?.Manager) is { } undone) return undone;
        if (state.Scope == SwitchScope.Pods) return Wording.Of(SwitchTexts.PodsOnly, WhyPodsOnly(workload));
        var template = workload.Controller!.Template.Labels;
        var alone = workload.Pods.Count(p => !p.IsFromTemplate && state.Label.IsOn(p.Labels));
        return !state.Label.IsOn(template) && alone > 0 ? Wording.Count(SwitchTexts.OnPodsAlone, alone, workload.LivePods) : RolloutGap(workload);
    }

    /// <summary>That somebody else would undo a change, or null.</summary>
    public static string? Undone(Manager? manager) => manager is null ? null : Wording.Of(SwitchTexts.Managed, manager);

    /// <summary>What a changed template costs: <c>restarts 3 pods</c>.</summary>
    public static string Cost(Workload workload) =>
        RolloutGap(workload) ?? (workload.LivePods == 0 ? SwitchTexts.RestartsNone : Wording.Count(SwitchTexts.Restarts, workload.LivePods));

    private static string? RolloutGap(Workload workload) => workload.Controller?.Rollout.Follow switch
    {
        RolloutFollow.OnDelete => Wording.Of(SwitchTexts.FollowOnDelete, workload.Reference.Kind),
        RolloutFollow.Partitioned => SwitchTexts.FollowPartitioned,
        RolloutFollow.Paused => SwitchTexts.FollowPaused,
        RolloutFollow.NextRun => SwitchTexts.FollowNextRun,
        _ => null,
    };

    private static string WhyPodsOnly(Workload workload) => workload switch
    {
        { Reference.Kind: "Pod" } => SwitchTexts.NoOwner,
        { Controller: null } => Wording.Of(SwitchTexts.UnreadableOwner, workload.Reference.Kind),
        { Controller.IsTemplateMutable: false } => Wording.Of(SwitchTexts.FixedTemplate, workload.Reference.Kind),
        _ => SwitchTexts.DraftLabelsPods,
    };
}

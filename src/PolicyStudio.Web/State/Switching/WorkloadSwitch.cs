using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Labels;

namespace PolicyStudio.Web.State.Switching;

/// <summary>Switches a label of a workload's pods: on the owner's template where that can be changed, otherwise on the pods alone.</summary>
public static class WorkloadSwitch
{
    /// <summary>How the switch stands.</summary>
    /// <param name="workload">The workload as the cluster has it.</param>
    /// <param name="label">The label to switch.</param>
    /// <param name="draft">The draft.</param>
    public static SwitchState Of(Workload workload, LabelPair label, PolicyDraft draft)
    {
        var (template, live) = (WorkloadFields.TemplateOf(workload, label), workload.Pods.Where(p => !p.IsFromTemplate));
        // Mostly no pod is labelled by itself, and there is no need to ask the draft about each.
        var draftsPods = draft.Changes.Any(c => c is PodLabelChange);
        var isPodDrafted = draftsPods && live.Any(p => WorkloadFields.OfPod(p, label).IsIn(draft));
        var scope = template is null || isPodDrafted ? SwitchScope.Pods : SwitchScope.Template;
        var isOn = scope == SwitchScope.Template ? template!.InDraft(draft) == label.Value
            : workload.LivePods > 0 && live.All(p => draftsPods ? IsPodOn(p, label, draft) : label.IsOn(p.Labels));
        return new(label, isOn, isPodDrafted || template?.IsIn(draft) == true, template is null ? live.FirstOrDefault()?.Labels[label.Key] : template.InCluster, scope, Refused(workload, label));
    }

    /// <summary>The draft after a click; unchanged where the switch refuses. The durable place is taken where there is one.</summary>
    public static PolicyDraft Toggle(Workload workload, LabelPair label, PolicyDraft draft)
    {
        if (Refused(workload, label) is not null) return draft;
        var fields = WorkloadFields.Of(workload, label);
        var now = Of(workload, label, draft);
        var withoutPods = fields.Pods.Aggregate(draft, (d, p) => p.Drop(d));
        return now switch
        {
            { Scope: SwitchScope.Pods } when fields.Template is not null => now.IsOn ? withoutPods : fields.Template.Set(withoutPods, label.Value),
            { Scope: SwitchScope.Pods } => fields.Pods.Aggregate(draft, (d, p) => now.IsOn ? p.SwitchOff(d, label.Value) : p.Set(d, label.Value)),
            { IsOn: true } => fields.Template!.SwitchOff(draft, label.Value),
            _ => fields.Template!.Set(draft, label.Value),
        };
    }

    /// <summary>The draft after a click on "this pod only": the label on one pod, lost when it is replaced; unchanged where the switch refuses.</summary>
    public static PolicyDraft TogglePod(Workload workload, Pod pod, LabelPair label, PolicyDraft draft)
    {
        if (pod.IsFromTemplate || Refused(workload, label) is not null) return draft;
        var field = WorkloadFields.OfPod(pod, label);
        return field.InDraft(draft) == label.Value ? field.SwitchOff(draft, label.Value) : field.Set(draft, label.Value);
    }

    /// <summary>Whether a pod has the label alone or as all do, the draft included.</summary>
    public static bool IsPodOn(Pod pod, LabelPair label, PolicyDraft draft) => WorkloadFields.OfPod(pod, label).InDraft(draft) == label.Value;

    private static SwitchRefusal? Refused(Workload workload, LabelPair label) =>
        workload.Controller?.Selects(label.Key) == true ? new(nameof(SwitchTexts.OwnSelector), label.Key, workload.Reference.Kind)
        : WorkloadFields.IsDurable(workload) || workload.LivePods > 0 ? null
        : new(nameof(SwitchTexts.NothingToLabel), workload.Reference.Kind);
}

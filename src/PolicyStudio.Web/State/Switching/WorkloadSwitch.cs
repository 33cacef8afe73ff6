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
        // Mostly no pod is labelled by itself, and there is no need to ask the draft about each.
        if (!draft.Changes.Any(c => c is PodLabelChange))
            return WorkloadFields.TemplateOf(workload, label) is { } template
                ? new(label, template.InDraft(draft) == label.Value, template.IsIn(draft), template.InCluster, SwitchScope.Template, Refused(workload, label))
                : new(label, workload.LivePods > 0 && workload.Pods.All(p => p.IsFromTemplate || label.IsOn(p.Labels)), IsDrafted: false,
                    workload.Pods.FirstOrDefault(p => !p.IsFromTemplate)?.Labels[label.Key], SwitchScope.Pods, Refused(workload, label));
        var fields = WorkloadFields.Of(workload, label);
        var podsDrafted = fields.Pods.Exists(p => p.IsIn(draft));
        var podsOn = fields.Pods.Count > 0 && fields.Pods.TrueForAll(p => p.InDraft(draft) == label.Value);
        var scope = fields.Template is null || podsDrafted ? SwitchScope.Pods : SwitchScope.Template;
        var isOn = scope == SwitchScope.Pods ? podsOn : fields.Template!.InDraft(draft) == label.Value;
        return new(label, isOn, podsDrafted || fields.Template?.IsIn(draft) == true,
            fields.Template is { } t ? t.InCluster : fields.Pods.FirstOrDefault()?.InCluster, scope, Refused(workload, label));
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

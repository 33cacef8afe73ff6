using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Labels;

namespace PolicyStudio.Web.State.Switching;

/// <summary>The places where a workload can bear a label.</summary>
/// <param name="Template">The owner's template, or null where it is unknown or cannot change.</param>
/// <param name="Pods">Every live pod.</param>
internal sealed record WorkloadFields(LabelField? Template, List<LabelField> Pods)
{
    /// <summary>The places of one label.</summary>
    public static WorkloadFields Of(Workload workload, LabelPair label) => new(
        TemplateOf(workload, label),
        [.. workload.Pods.Where(p => !p.IsFromTemplate).Select(p => OfPod(p, label))]);

    /// <summary>The place on the owner's template, or null where that is unknown or cannot change.</summary>
    public static LabelField? TemplateOf(Workload workload, LabelPair label) => IsDurable(workload)
        ? new(workload.Controller!.Template.Labels[label.Key], value => new TemplateLabelChange(workload.Reference, label.Key, value)) : null;

    /// <summary>The place on one pod.</summary>
    public static LabelField OfPod(Pod pod, LabelPair label) =>
        new(pod.Labels[label.Key], value => new PodLabelChange(pod.Namespace, pod.Name, label.Key, value));

    /// <summary>Whether the owner has a template that a label can be put on.</summary>
    public static bool IsDurable(Workload workload) => workload.Controller?.IsTemplateMutable == true;
}

using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.Components.Explore.Workloads;

/// <summary>Who sets the labels of a workload's pods.</summary>
internal static class LabelOwner
{
    /// <summary>The labels that its pods keep: those of the template, or of the first pod where there is none.</summary>
    public static LabelSet Lasting(Workload workload) => workload.Controller?.Template.Labels ?? workload.Pods[0].Labels;

    /// <summary><c>set by the Deployment's template, Argo CD application shop</c>.</summary>
    public static string Of(Workload workload) => workload switch
    {
        { Controller: { } controller } => controller.Manager is { } manager
            ? Wording.Of(WorkloadsTexts.ByTemplateManaged, controller.Reference.Kind, Shown.Of(manager.ToString(), 120)) : Wording.Of(WorkloadsTexts.ByTemplate, controller.Reference.Kind),
        { Reference.Kind: "Pod" } => WorkloadsTexts.OnPod,
        _ => Wording.Of(WorkloadsTexts.ByUnknown, Shown.Of(workload.Reference.Kind, 63)),
    };
}

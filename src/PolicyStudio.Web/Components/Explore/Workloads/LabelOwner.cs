using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Components.Layout.Controls;

namespace PolicyStudio.Web.Components.Explore.Workloads;

/// <summary>Who sets the labels of a workload's pods.</summary>
internal static class LabelOwner
{
    /// <summary>The labels that its pods keep: those of the template, or of the first pod where there is none.</summary>
    public static LabelSet Lasting(Workload workload) => workload.Controller?.Template.Labels ?? workload.Pods[0].Labels;

    /// <summary><c>set by the Deployment's template, Argo CD application shop</c>.</summary>
    public static string Of(Workload workload) => workload switch
    {
        { Controller: { } controller } => $"set by the {controller.Reference.Kind}’s template{(controller.Manager is { } manager ? $", {Shown.Of(manager.ToString(), 120)}" : "")}",
        { Reference.Kind: "Pod" } => "set on the pod itself",
        _ => $"set by its {Shown.Of(workload.Reference.Kind, 63)}, which the studio cannot read",
    };
}

using Microsoft.AspNetCore.Components;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Switching;

namespace PolicyStudio.Web.Components.Studio.Sources;

/// <summary>The switches of one source: its namespace's label, its owner's template, and each pod alone.</summary>
public sealed partial class SourceLabels : ComponentBase
{
    /// <summary>The target with its answer.</summary>
    [Parameter, EditorRequired] public TargetView Target { get; set; } = default!;

    /// <summary>The edge whose source it is.</summary>
    [Parameter, EditorRequired] public EdgeDiff Edge { get; set; } = default!;

    /// <summary>The namespace's label is switched, by its name.</summary>
    [Parameter] public EventCallback<string> OnNamespaceSwitch { get; set; }

    /// <summary>The workload's label is switched.</summary>
    [Parameter] public EventCallback<ObjectReference> OnWorkloadSwitch { get; set; }

    /// <summary>One pod's label is switched.</summary>
    [Parameter] public EventCallback<Pod> OnPodSwitch { get; set; }

    private ClusterSnapshot Snapshot => Target.Comparison.Before.Snapshot;

    private PolicyDraft Draft => Target.Comparison.Draft;

    // As the cluster has it: a switch knows both the value there and the draft's.
    private Workload? Source => Edge.After.Source is WorkloadEndpoint w ? Snapshot.FindWorkload(w.Workload.Reference) : null;

    private Namespace Namespace => Snapshot.NamespaceOf(Source!.Namespace);

    private SwitchState WorkloadState => WorkloadSwitch.Of(Source!, Target.Labels.Pod, Draft);

    private string WorkloadWhat => WorkloadState.Scope == SwitchScope.Template ? Wording.Of(SourcesTexts.OnTemplate, Source!.Reference.Kind, Source.Name) : Wording.Of(SourcesTexts.OnPods, Source!.Name);
}

using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Looking;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.Components.Studio;

/// <summary>What stands beside the graph: the sources as a list, the reasons of one edge, or the policy's form.</summary>
public sealed partial class SidePanel : ComponentBase
{
    private (TargetView? Target, bool IsBefore, string? SelectedEdge) _shownFor;

    /// <summary>The target with its answer.</summary>
    [Parameter, EditorRequired] public TargetView Target { get; set; } = default!;

    /// <summary>How the person looks at it.</summary>
    [Parameter, EditorRequired] public StudioLook Look { get; set; } = default!;

    /// <summary>The person looks at it otherwise.</summary>
    [Parameter] public EventCallback<StudioLook> LookChanged { get; set; }

    /// <summary>A namespace's label is switched, by its name.</summary>
    [Parameter] public EventCallback<string> OnNamespaceSwitch { get; set; }

    /// <summary>A workload's label is switched.</summary>
    [Parameter] public EventCallback<ObjectReference> OnWorkloadSwitch { get; set; }

    /// <summary>One pod's label is switched.</summary>
    [Parameter] public EventCallback<Pod> OnPodSwitch { get; set; }

    /// <summary>Policies go into the draft.</summary>
    [Parameter] public EventCallback<ImmutableArray<NetworkPolicy>> OnWritten { get; set; }

    /// <summary>A change that would admit an edge is taken: the draft with it.</summary>
    [Parameter] public EventCallback<PolicyDraft> OnTaken { get; set; }

    private bool HasDraft => !Target.Comparison.Draft.IsEmpty;

    // Before and after are judged on the same groups of pods, so that one list shows either.
    private TargetView Shown { get; set; } = default!;

    private EdgeDiff? Edge { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var toShow = (Target, Look.IsBefore, Look.SelectedEdge);
        if (_shownFor.Equals(toShow)) return;
        if (!ReferenceEquals(_shownFor.Target, Target) || _shownFor.IsBefore != Look.IsBefore) Shown = Look.IsBefore ? Target.AsItIs() : Target;
        (_shownFor, Edge) = (toShow, Shown.FindEdge(Look.SelectedEdge));
    }

    // What is chosen in the list shall be seen in the graph, also where its namespace is folded.
    private Task SelectAsync(string edge) => LookChanged.InvokeAsync(
        (Shown.FindEdge(edge)?.After.Peer is WorkloadEndpoint peer ? Look.Open(peer.Workload.Namespace) : Look).Select(edge));

    private string NameOf(StudioPanel panel) => (panel, Target.Directions) switch
    {
        (StudioPanel.Why, _) => StudioTexts.Why,
        (StudioPanel.Protect, _) => StudioTexts.Protect,
        (StudioPanel.Findings, _) => StudioTexts.Findings,
        (_, AskedDirections.Egress) => StudioTexts.Destinations,
        (_, AskedDirections.Both) => StudioTexts.Peers,
        _ => StudioTexts.Sources,
    };
}

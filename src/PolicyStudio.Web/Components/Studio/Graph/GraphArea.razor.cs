using Microsoft.AspNetCore.Components;
using PolicyStudio.Diagram.Questions;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Labels;
using PolicyStudio.Web.State.Looking;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.Components.Studio.Graph;

/// <summary>The graph with what stands around it: which labels are switched, before or with the draft, zoom, pictures.</summary>
public sealed partial class GraphArea : ComponentBase
{
    private Scene _scene = default!;
    private string? _flyTo;
    private (TargetView?, StudioLook?) _drawn;

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

    /// <summary>A port is chosen, of the target or of a further one.</summary>
    [Parameter] public EventCallback<(TargetView Target, TargetPort Port)> OnPortChosen { get; set; }

    /// <summary>Other directions are asked about.</summary>
    [Parameter] public EventCallback<AskedDirections> OnDirectionsChosen { get; set; }

    /// <summary>A further target is taken out of the picture.</summary>
    [Parameter] public EventCallback<TargetView> OnTargetRemoved { get; set; }

    /// <summary>Other labels are chosen for the switches.</summary>
    [Parameter] public EventCallback<LabelChoices> OnLabelsChosen { get; set; }

    private bool HasDraft => !Target.Comparison.Draft.IsEmpty;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var toDraw = (Target, Look with { Panel = default, IsWide = false, SelectedEdge = null, Sought = 0 });
        if (_drawn == toDraw) return;
        _drawn = toDraw;
        _scene = SharedScenes.Of(Target, Look);
    }

    private Task Change(StudioLook look) => LookChanged.InvokeAsync(look with { Sought = 0 });

    // What there is no room for in the picture is in the list.
    private Task Toggle(string lane) => SceneLane.LaneOfRest(lane) is { } ns
        ? Change(Look with { Panel = StudioPanel.Sources, IsWide = false, Filter = EdgeFilter.None.Toggle(ns) })
        : Change(Look.Toggle(lane, _scene.Lanes.FirstOrDefault(l => l.Id == lane)?.IsFolded ?? true));

    private Task SwitchAsync(string endpoint) =>
        Target.All.SelectMany(t => t.Answers).SelectMany(a => a.After.Edges).Select(e => e.Peer).OfType<WorkloadEndpoint>().FirstOrDefault(w => w.Id == endpoint) is { } peer
            ? OnWorkloadSwitch.InvokeAsync(peer.Workload.Reference) : Task.CompletedTask;

    private Task ChooseAsync(string port) => SceneRequests.FindPort(Target, port) is { } chosen ? OnPortChosen.InvokeAsync(chosen) : Task.CompletedTask;

    // The place of what is found may be folded away or filtered out: it is opened first.
    private async Task FlyAsync(Engine.Reachability.Endpoint peer)
    {
        var filter = Target.All.SelectMany(t => t.Answers).SelectMany(a => a.Edges).Any(e => e.After.Peer.Equals(peer) && Look.Filter.Shows(e)) ? Look.Filter : EdgeFilter.None;
        await Change(Look.Open(EdgeFilter.NamespaceOf(peer)) with { Filter = filter });
        _flyTo = peer.Id;
        StateHasChanged();
    }
}

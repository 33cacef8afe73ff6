using Microsoft.AspNetCore.Components;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Questions;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Labels;

namespace PolicyStudio.Web.Components.Studio.Graph;

/// <summary>The graph with what stands around it: which labels are switched, before or with the draft, zoom, pictures.</summary>
public sealed partial class GraphArea : ComponentBase
{
    private Scene _scene = default!;
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

    /// <summary>A port is chosen.</summary>
    [Parameter] public EventCallback<TargetPort> OnPortChosen { get; set; }

    /// <summary>Other labels are chosen for the switches.</summary>
    [Parameter] public EventCallback<LabelChoices> OnLabelsChosen { get; set; }

    private bool HasDraft => !Target.Comparison.Draft.IsEmpty;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var toDraw = (Target, Look with { Panel = default, SelectedEdge = null });
        if (_drawn == toDraw) return;
        _drawn = toDraw;
        _scene = SceneBuilder.Build(SceneRequests.ForPage(Target, Look));
    }

    private Task Change(StudioLook look) => LookChanged.InvokeAsync(look);

    private Task Toggle(string lane) => Change(Look.Toggle(lane, _scene.Lanes.FirstOrDefault(l => l.Id == lane)?.IsFolded ?? true));

    private Task SwitchAsync(string endpoint) =>
        Target.Reach.After.Edges.Select(e => e.Source).OfType<WorkloadEndpoint>().FirstOrDefault(w => w.Id == endpoint) is { } source
            ? OnWorkloadSwitch.InvokeAsync(source.Workload.Reference) : Task.CompletedTask;

    private Task ChooseAsync(string port) =>
        Target.Ports.FirstOrDefault(p => p.Id == port) is { } chosen ? OnPortChosen.InvokeAsync(chosen) : Task.CompletedTask;
}

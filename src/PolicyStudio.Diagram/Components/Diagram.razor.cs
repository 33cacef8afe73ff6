using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Diagram.Scenes;

namespace PolicyStudio.Diagram.Components;

/// <summary>
/// Draws a scene as SVG. It decides nothing: what is selected, switched or folded is the caller's, and comes back as a new scene. Its look
/// comes from <see cref="Styling.DiagramStyle.Css"/> and the custom properties of <see cref="Styling.Palette.Css"/>, which the page serves.
/// </summary>
public sealed partial class Diagram : DrawnWhenChanged
{
    private DiagramEvents? _events;

    /// <summary>The picture.</summary>
    [Parameter, EditorRequired]
    public required Scene Scene { get; set; }

    /// <summary>The id of the edge whose reasons are being read, or null.</summary>
    [Parameter]
    public string? SelectedEdge { get; set; }

    /// <summary>Whether it can be used: focus, roles, callbacks. A picture for reading alone is one image with a name and a description.</summary>
    [Parameter]
    public bool Interactive { get; set; }

    /// <summary>An edge is chosen, by its id. Edges of folded lanes report <see cref="OnLaneToggled"/> instead.</summary>
    [Parameter]
    public EventCallback<string> OnEdgeSelected { get; set; }

    /// <summary>The label of a namespace is switched, by its name.</summary>
    [Parameter]
    public EventCallback<string> OnNamespaceSwitch { get; set; }

    /// <summary>The label of a workload's pods is switched, by the endpoint's id.</summary>
    [Parameter]
    public EventCallback<string> OnWorkloadSwitch { get; set; }

    /// <summary>A port is chosen, by its id.</summary>
    [Parameter]
    public EventCallback<string> OnPortSelected { get; set; }

    /// <summary>A lane is to be folded or opened, by its id.</summary>
    [Parameter]
    public EventCallback<string> OnLaneToggled { get; set; }

    /// <summary>A line is drawn from a peer to the target, by its edge's id: somebody wants that edge. Shift+Enter on an edge does it.</summary>
    [Parameter]
    public EventCallback<string> OnEdgeDrawn { get; set; }

    /// <summary>How a line is drawn, at the end of a denied edge's tooltip; null for nothing.</summary>
    [Parameter]
    public string? DrawHint { get; set; }

    /// <summary>Put into the svg before everything else: a file's own style element.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private DiagramEvents? Events => !Interactive ? null : _events ??= new(
        id => OnEdgeSelected.InvokeAsync(id), id => OnNamespaceSwitch.InvokeAsync(id), id => OnWorkloadSwitch.InvokeAsync(id),
        id => OnPortSelected.InvokeAsync(id), id => OnLaneToggled.InvokeAsync(id),
        id => OnEdgeDrawn.InvokeAsync(id), DrawHint);

    // What the callbacks lead to may be another each time, and needs no other drawing.
    private protected override object Drawn => (Scene, SelectedEdge, Interactive, ChildContent);

    private IEnumerable<ImmutableArray<SceneLane>> Sides => new[] { Scene.Sources, Scene.Destinations }.Where(lanes => !lanes.IsEmpty);

    private Drawing Draw => new(isFile: !Interactive);

    // A key that appears twice among siblings ends the circuit, and ids are only as unique as whoever made them.
    private static IEnumerable<(string Key, SceneRow Content)> Rows(ImmutableArray<SceneLane> lanes)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var lane in lanes)
        {
            foreach (var row in lane.Rows)
            {
                var id = row.Node?.Id ?? lane.Id;
                var times = seen[id] = seen.GetValueOrDefault(id) + 1;
                yield return (times == 1 ? id : $"{id} #{times}", row);
            }
        }
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PolicyStudio.Diagram.Scenes;

namespace PolicyStudio.Web.Components.Studio.Graph;

/// <summary>The diagram in a viewport that can be moved and scaled in the browser alone.</summary>
public sealed partial class GraphCanvas : ComponentBase
{
    private ElementReference _viewport;
    private IJSObjectReference? _module;
    private IJSObjectReference? _view;
    private string? _shownEdge;
    private string _place = "";
    private bool? _showsMap;
    private bool _shownMap;

    /// <summary>The picture.</summary>
    [Parameter, EditorRequired] public Scene Scene { get; set; } = default!;

    /// <summary>The id of the selected edge, or null.</summary>
    [Parameter] public string? SelectedEdge { get; set; }

    /// <summary>An edge is chosen, by its id.</summary>
    [Parameter] public EventCallback<string> OnEdgeSelected { get; set; }

    /// <summary>A line is drawn from a peer to the target, by its edge's id.</summary>
    [Parameter] public EventCallback<string> OnEdgeDrawn { get; set; }

    /// <summary>A namespace's label is switched, by its name.</summary>
    [Parameter] public EventCallback<string> OnNamespaceSwitch { get; set; }

    /// <summary>A workload's label is switched, by the endpoint's id.</summary>
    [Parameter] public EventCallback<string> OnWorkloadSwitch { get; set; }

    /// <summary>A port is chosen, by its id.</summary>
    [Parameter] public EventCallback<string> OnPortSelected { get; set; }

    /// <summary>A lane is to be folded or opened, by its id.</summary>
    [Parameter] public EventCallback<string> OnLaneToggled { get; set; }

    /// <summary>The id of the peer to bring into view, once; null for none.</summary>
    [Parameter] public string? FlyTo { get; set; }

    /// <summary>The peer is in view.</summary>
    [Parameter] public EventCallback OnFlown { get; set; }

    /// <summary>What the picture is of: its zoom is kept with that, and is there again after a reload.</summary>
    [Parameter, EditorRequired] public string Place { get; set; } = "";

    /// <summary>Further tools beside those that zoom.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    // Nobody needs a map of what is a few screens high, and it would cover some of it.
    private bool ShowsMap => _showsMap ?? Scene.Height > 3000;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_view is not null)
            {
                await _view.InvokeVoidAsync("dispose");
                await _view.DisposeAsync();
            }
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException) { /* the page went first, and took both along */ }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            if (_view is null) return;
            if (SelectedEdge != _shownEdge)
            {
                _shownEdge = SelectedEdge;
                if (_shownEdge is not null) await _view.InvokeVoidAsync("show", _shownEdge);
            }
            if (Place != _place) await _view.InvokeVoidAsync("home", _place = Place);
            if (ShowsMap != _shownMap)
            {
                _shownMap = ShowsMap;
                await _view.InvokeVoidAsync("paint");
            }
            if (FlyTo is { } peer)
            {
                await OnFlown.InvokeAsync();
                await _view.InvokeVoidAsync("fly", peer);
            }
            return;
        }
        _module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/pan-zoom.js");
        (_shownMap, _shownEdge) = (ShowsMap, SelectedEdge);
        _view = await _module.InvokeAsync<IJSObjectReference>("attach", _viewport, _place = Place);
        // The edge of a link is what it is about.
        if (_view is not null && _shownEdge is not null) await _view.InvokeVoidAsync("show", _shownEdge);
    }

    private async Task MoveAsync(string how, params object[] arguments)
    {
        if (_view is not null) await _view.InvokeVoidAsync(how, arguments);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PolicyStudio.Diagram.Questions;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.Components.Studio.Question;

/// <summary>Finds a workload by words, with the keyboard alone if need be, and asks about its ports.</summary>
public sealed partial class TargetFinder : ComponentBase
{
    private const int Most = 12;

    private ElementReference _input;
    private string _text = "";
    private string _port = "";
    private int _active;
    private bool _isBadPort;
    private (ClusterSnapshot?, string) _foundFor;
    private ImmutableArray<Workload> _found = [];

    /// <summary>Where to look.</summary>
    [Parameter, EditorRequired] public ClusterSnapshot Snapshot { get; set; } = default!;

    /// <summary>The target whose ports are offered, or null.</summary>
    [Parameter] public TargetView? Target { get; set; }

    /// <summary>Names that come first.</summary>
    [Parameter] public IReadOnlyList<string> Preferred { get; set; } = [];

    /// <summary>A target is chosen.</summary>
    [Parameter] public EventCallback<Workload> OnTarget { get; set; }

    /// <summary>A further target is chosen for the same picture.</summary>
    [Parameter] public EventCallback<Workload> OnAlso { get; set; }

    /// <summary>A port is chosen.</summary>
    [Parameter] public EventCallback<TargetPort> OnPort { get; set; }

    private ImmutableArray<Workload> Found
    {
        get
        {
            if (_foundFor != (Snapshot, _text)) (_foundFor, _found) = ((Snapshot, _text), TargetSearch.Find(Snapshot, _text, Preferred, Most));
            return _found;
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await _input.FocusAsync(preventScroll: true);
    }

    private async Task MoveAsync(KeyboardEventArgs key)
    {
        var found = Found;
        if (found.IsEmpty) return;
        if (key.Key == "ArrowDown") _active = (_active + 1) % found.Length;
        else if (key.Key == "ArrowUp") _active = (_active + found.Length - 1) % found.Length;
        else if (key.Key == "Enter" && found[Math.Min(_active, found.Length - 1)] is var chosen) await (key.ShiftKey && CanAdd(chosen) ? OnAlso : OnTarget).InvokeAsync(chosen);
    }

    private bool CanAdd(Workload workload) => Target is { } target && target.All.All(t => t.Workload.Reference != workload.Reference);

    private Task AskPortAsync()
    {
        _isBadPort = !(int.TryParse(_port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535);
        return _isBadPort ? Task.CompletedTask : OnPort.InvokeAsync(new(Protocol.Tcp, number));
    }
}

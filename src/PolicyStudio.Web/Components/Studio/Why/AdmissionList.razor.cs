using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Admitting;

namespace PolicyStudio.Web.Components.Studio.Why;

/// <summary>What would admit a denied source, worked out off the page's thread.</summary>
public sealed partial class AdmissionList : ComponentBase
{
    private CancellationTokenSource _work = new();
    private ImmutableArray<Admission>? _found;
    private (TargetView, string)? _shownFor;

    /// <summary>The target with its answer.</summary>
    [Parameter, EditorRequired] public TargetView Target { get; set; } = default!;

    /// <summary>The edge.</summary>
    [Parameter, EditorRequired] public EdgeDiff Edge { get; set; } = default!;

    /// <summary>The person takes one: the draft with it.</summary>
    [Parameter] public EventCallback<PolicyDraft> OnTaken { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _work.Cancel();
        _work.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shownFor is var (target, id) && ReferenceEquals(target, Target) && id == Edge.After.Id) return;
        _shownFor = (Target, Edge.After.Id);
        _work.Cancel();
        _work.Dispose();
        _work = new();
        _found = null;
        var (forTarget, forEdge, cancellation) = (Target, Edge, _work.Token);
        try
        {
            var found = await Task.Run(() => Admission.For(forTarget, forEdge, cancellation), cancellation);
            if (!cancellation.IsCancellationRequested) _found = found;
        }
        catch (OperationCanceledException) { /* another edge, or another cluster, is looked at */ }
    }

    private static string Effect(Admission admission)
    {
        var opened = admission.OthersOpened switch { 0 => "opens nothing else", 1 => "opens 1 other source", var n => $"opens {n} other sources" };
        return admission.Warning is { } warning ? Shown.Of($"{opened}; {warning}", 200) : opened;
    }
}

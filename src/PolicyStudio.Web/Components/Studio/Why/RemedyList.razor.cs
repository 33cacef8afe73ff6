using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Remedies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Switching;

namespace PolicyStudio.Web.Components.Studio.Why;

/// <summary>What would admit a denied source, worked out off the page's thread.</summary>
public sealed partial class RemedyList : ComponentBase
{
    private const int AtOnce = 3;
    private const int Listed = 5;

    private readonly LatestWork _work = new();
    private ImmutableArray<Remedy>? _found;
    private (TargetView, string)? _shownFor;
    private ElementReference _head;
    private int _sought;

    /// <summary>The target with its answer.</summary>
    [Parameter, EditorRequired] public TargetView Target { get; set; } = default!;

    /// <summary>The edge.</summary>
    [Parameter, EditorRequired] public EdgeDiff Edge { get; set; } = default!;

    /// <summary>How often somebody wanted an edge: what would admit it takes the focus then, once it is found.</summary>
    [Parameter] public int Sought { get; set; }

    /// <summary>The person takes one: the draft with it.</summary>
    [Parameter] public EventCallback<PolicyDraft> OnTaken { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _work.Dispose();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shownFor is var (shown, id) && ReferenceEquals(shown, Target) && id == Edge.After.Id) return;
        _shownFor = (Target, Edge.After.Id);
        _found = null;
        var (target, verdict) = (Target, Edge.After.Verdict);
        if (await _work.RunAsync(cancellation => RemedyFinder.Find(verdict, target.Comparison.Before.Snapshot, target.Comparison.Draft, cancellation)) is { } found) _found = found;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Sought == 0 || _sought == Sought || _found is null) return;
        _sought = Sought;
        if (!_found.Value.IsEmpty) await _head.FocusAsync();
    }

    private string Effect(Remedy remedy)
    {
        var costs = remedy.Draft.Changes.OfType<TemplateLabelChange>().Except(Target.Comparison.Draft.Changes.OfType<TemplateLabelChange>())
            .Select(c => Target.Comparison.Before.Snapshot.FindWorkload(c.Controller)).OfType<Workload>().Distinct().Select(WorkloadNotes.Cost);
        return costs.Prepend(RemedyWords.Effect(remedy)).Aggregate((all, cost) => Wording.Of(RemedyTexts.Also, all, cost));
    }
}

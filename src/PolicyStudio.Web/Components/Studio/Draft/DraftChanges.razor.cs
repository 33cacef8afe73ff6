using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Drafts;

namespace PolicyStudio.Web.Components.Studio.Draft;

/// <summary>Each change of the draft, and what else it touches; the latter is worked out off the page's thread, once somebody looks.</summary>
public sealed partial class DraftChanges : ComponentBase
{
    private const int AtOnce = 50;

    private readonly LatestWork _work = new();
    private (PolicyDraft?, ClusterSnapshot?) _shownFor;
    private ImmutableArray<SelectorEffect> _touches = [];

    /// <summary>The changes with what there is to know about each.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<DraftNote> Notes { get; set; } = [];

    /// <summary>The draft.</summary>
    [Parameter, EditorRequired] public PolicyDraft Draft { get; set; } = PolicyDraft.Empty;

    /// <summary>The cluster that it is a draft for.</summary>
    [Parameter, EditorRequired] public ClusterSnapshot Snapshot { get; set; } = ClusterSnapshot.Empty;

    /// <summary>One change is taken out.</summary>
    [Parameter] public EventCallback<DraftChange> OnRemoved { get; set; }

    /// <summary>One change is kept although somebody else has changed the same.</summary>
    [Parameter] public EventCallback<DraftChange> OnKept { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _work.Dispose();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var (draft, snapshot) = (Draft, Snapshot);
        if (_shownFor is var (shown, on) && shown == draft && ReferenceEquals(on, snapshot)) return;
        _shownFor = (draft, snapshot);
        _touches = [];
        if (draft.IsEmpty) return;
        if (await _work.RunAsync(cancellation => DraftEffects.Of(draft, snapshot, cancellation).Selectors) is { } touches) _touches = touches;
    }
}

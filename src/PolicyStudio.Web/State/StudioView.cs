using System.Collections.Immutable;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Drafts;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.State;

/// <summary>What a page draws: immutable, computed whole, off the page's thread.</summary>
/// <param name="Inputs">What it was computed from.</param>
/// <param name="Comparison">The cluster before and after the draft; null while there is no snapshot.</param>
/// <param name="Target">The target with its answer; null while there is no snapshot, or none of that name in it.</param>
/// <param name="Notes">What there is to know about each change of the draft, in the draft's order.</param>
/// <param name="Suggestions">What the studio offers where nothing is chosen.</param>
public sealed record StudioView(
    StudioInputs Inputs, ClusterComparison? Comparison, TargetView? Target, ImmutableArray<DraftNote> Notes,
    SuggestionOptions Suggestions)
{
    /// <summary>The cluster as it is known.</summary>
    public ClusterState Cluster => Inputs.Cluster;

    /// <summary>The last snapshot, or null until every kind has been listed once.</summary>
    public ClusterSnapshot? Snapshot => Inputs.Cluster.Snapshot;

    /// <summary>The draft.</summary>
    public PolicyDraft Draft => Inputs.History.Draft;

    /// <summary>Computes a view; what an earlier one has computed from the same inputs is taken over.</summary>
    /// <exception cref="OperationCanceledException">A newer view is wanted.</exception>
    public static StudioView Of(StudioInputs inputs, SuggestionOptions suggestions, StudioView? earlier, CancellationToken cancellation)
    {
        if (inputs.Cluster.Snapshot is not { } snapshot) return new(inputs, null, null, [], suggestions);
        var draft = inputs.History.Draft;
        var isSame = earlier?.Comparison is { } known && ReferenceEquals(known.Before.Snapshot, snapshot) && known.Draft == draft;
        var comparison = isSame ? earlier!.Comparison! : ClusterComparison.Of(snapshot, draft);
        var notes = isSame && earlier!.Inputs.History.Based == inputs.History.Based ? earlier.Notes : DraftNote.Of(inputs.History.Based, snapshot, inputs.Merged);
        cancellation.ThrowIfCancellationRequested();
        var target = isSame && earlier!.Inputs.Address == inputs.Address
            ? earlier.Target
            : Choose(inputs.Address, snapshot, suggestions) is { } workload ? TargetView.Of(workload, inputs.Address, comparison, suggestions) : null;
        cancellation.ThrowIfCancellationRequested();
        return new(inputs, comparison, target, notes, suggestions);
    }

    private static Workload? Choose(StudioAddress address, ClusterSnapshot snapshot, SuggestionOptions suggestions) =>
        address.Target is { } name ? TargetSearch.Resolve(snapshot, name) : TargetSearch.First(snapshot, suggestions.PreferredTargets);
}

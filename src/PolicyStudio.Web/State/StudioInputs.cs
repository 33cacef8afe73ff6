using System.Collections.Immutable;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Web.State.Drafts;

namespace PolicyStudio.Web.State;

/// <summary>Everything that a view is computed from. Immutable: replaced whole.</summary>
/// <param name="Cluster">The cluster as it is known.</param>
/// <param name="Address">What is asked.</param>
/// <param name="History">The draft, with what it was before.</param>
/// <param name="IsApplying">Whether the draft is being written: until that ends, what the cluster shows already stays in it.</param>
public sealed record StudioInputs(ClusterState Cluster, StudioAddress Address, DraftHistory History, bool IsApplying = false)
{
    /// <summary>The policies of the draft that hold what somebody else wrote meanwhile: merged, and not looked at since.</summary>
    public ImmutableHashSet<ObjectReference> Merged { get; init; } = [];

    /// <summary>With a newer state of the cluster; what it has of the draft already leaves the draft.</summary>
    public StudioInputs With(ClusterState cluster) => (this with { Cluster = cluster }).Settled();

    /// <summary>Applying begins, or ends.</summary>
    public StudioInputs Applying(bool isApplying) => (this with { IsApplying = isApplying }).Settled();

    /// <summary>With the draft as a person has edited it.</summary>
    public StudioInputs Edited(PolicyDraft draft) =>
        Cluster.Snapshot is { } snapshot ? With(History.Do(History.Based.Edit(draft, snapshot))) : this;

    /// <summary>With a draft that is taken up, from wherever it was kept; the one before it is a step to undo.</summary>
    public StudioInputs Opened(BasedDraft draft) => With(History.Draft.IsEmpty ? DraftHistory.Of(draft) : History.Do(draft));

    /// <summary>With a change that a person wants although somebody else has changed the same.</summary>
    public StudioInputs Kept(DraftChange change) =>
        Cluster.Snapshot is { } snapshot ? With(History.Do(History.Based.Keep(change, snapshot))) : this;

    /// <summary>With another state of the draft.</summary>
    public StudioInputs With(DraftHistory history) => (this with { History = history }).Settled();

    private StudioInputs Settled()
    {
        if (IsApplying || Cluster.Snapshot is not { } snapshot) return this;
        var history = History.On(snapshot);
        return this with { History = history, Merged = MergedIn(history.Draft) };
    }

    // What the cluster has made of a policy that the draft writes. An edit of that policy, or its end, is the answer to it.
    private ImmutableHashSet<ObjectReference> MergedIn(PolicyDraft settled) =>
        [.. from now in settled.Changes.OfType<PolicyWrite>()
            where Merged.Contains(now.Object) || (History.Draft.FindField(now) is PolicyWrite before && before != now)
            select now.Object];
}

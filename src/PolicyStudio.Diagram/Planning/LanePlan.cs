using System.Collections.Immutable;

namespace PolicyStudio.Diagram.Planning;

/// <summary>A lane before it has a place: either peers, or what it says when folded.</summary>
/// <param name="Id">The lane's id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Peers">Its peers; empty when it is folded.</param>
/// <param name="Folded">Its edges, one for each card, when it is folded; empty otherwise.</param>
/// <param name="FoldedText">What is folded away; null when nothing is.</param>
internal sealed record LanePlan(
    string Id, string Title, ImmutableArray<PeerPlan> Peers, ImmutableArray<EdgePlan> Folded, string? FoldedText)
{
    /// <summary>The peers that there was no room for; null where all are drawn.</summary>
    public RestPlan? Rest { get; init; }

    public bool IsFolded => FoldedText is not null;

    public IEnumerable<EdgePlan> Edges => Peers.SelectMany(s => s.Edges).Concat(Rest?.Edges ?? []).Concat(Folded);
}

/// <summary>Peers of a lane that are counted and not drawn.</summary>
/// <param name="Count">How many.</param>
/// <param name="Text">How they end, <c>30 denied, 7 allowed</c>.</param>
/// <param name="Edges">An edge for each card, which stands for all of theirs.</param>
internal sealed record RestPlan(int Count, string Text, ImmutableArray<EdgePlan> Edges);

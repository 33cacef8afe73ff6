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
    public bool IsFolded => FoldedText is not null;

    public IEnumerable<EdgePlan> Edges => Peers.SelectMany(s => s.Edges).Concat(Folded);
}

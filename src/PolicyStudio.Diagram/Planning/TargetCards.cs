using System.Collections.Immutable;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Diagram.Planning;

/// <summary>The cards that the edges of one direction have in common, one for each group of a target's pods, and what holds of all edges to a card.</summary>
internal sealed class TargetCards
{
    private readonly ImmutableArray<(WorkloadEndpoint Group, Connectivity Asked, string Text)> _cards;

    /// <param name="targets">The answers, all of one direction.</param>
    public TargetCards(IEnumerable<TargetReachability> targets) =>
        _cards = [.. from target in targets
                     let text = target.Asked.ToString()
                     from owned in target.Groups
                     select (owned, target.Asked, text)];

    public int Count => _cards.Length;

    /// <summary>The group's id.</summary>
    public string IdOf(int card) => _cards[card].Group.Id;

    /// <summary>The ports asked about, in words.</summary>
    public string AskedOf(int card) => _cards[card].Text;

    /// <summary>The open ports of an allowed edge that is not open on all that were asked about; null for any other.</summary>
    public Connectivity? PartOf(ReachabilityEdge edge, int card)
    {
        var asked = _cards[card].Asked;
        if (edge.Outcome != Outcome.Allowed || asked.Ranges is [{ } only] && only.First == only.Last) return null;
        var open = edge.Connectivity.Intersect(asked);
        return open.Equals(asked) ? null : open;
    }

    /// <summary>The index of the card at which an edge ends; -1 where there is none.</summary>
    public int CardOf(ReachabilityEdge edge)
    {
        var target = edge.Target;
        // Mostly it is the very object; endpoints that are only equal take far longer to compare.
        for (var i = 0; i < _cards.Length; i++)
            if (ReferenceEquals(_cards[i].Group, target)) return i;
        for (var i = 0; i < _cards.Length; i++)
            if (_cards[i].Group.Equals(target)) return i;
        return -1;
    }
}

using PolicyStudio.Diagram.Styling;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>A line from a source to a card of the target.</summary>
public sealed record SceneEdge
{
    /// <summary>The id of the reachability's edge; for a folded lane, the lane's id and the card's.</summary>
    public required string Id { get; init; }

    /// <summary>The verdict shown, or null where the edge stands for several that differ.</summary>
    public required Outcome? Outcome { get; init; }

    /// <summary>What the draft does to it; None where the edge stands for several that differ.</summary>
    public required EdgeChange Change { get; init; }

    /// <summary>The folded lane that the edge stands for, or null for an edge of one source.</summary>
    public required string? FoldedLane { get; init; }

    /// <summary>How it looks.</summary>
    public required EdgeLook Look { get; init; }

    /// <summary>The verdict in a sentence: <c>web/storefront is newly denied to db/mysql on TCP 3306</c>.</summary>
    public required string Sentence { get; init; }

    /// <summary>What else to know: established connections, doubts, that no policy selects the target; or null.</summary>
    public required string? Note { get; init; }

    /// <summary>The id of the target's card that it goes to or comes from.</summary>
    public required string Card { get; init; }

    /// <summary>The way of its line.</summary>
    public required EdgeWay Way { get; init; }

    /// <summary>The verdict's sign.</summary>
    public required Sign Sign { get; init; }

    /// <summary>The middle of the sign's disc.</summary>
    public required Point SignAt { get; init; }

    /// <summary>The room of sign and words, where nothing else is drawn.</summary>
    public required Box Badge { get; init; }

    /// <summary>The words on the edge, such as <c>newly denied</c>; null where it is calm.</summary>
    public required SceneText? Words { get; init; }

    /// <summary>Its accessible name: the sentence, and the words on the edge where the sentence does not have them, so that whoever says what he sees means it.</summary>
    public required string Name { get; init; }

    /// <summary>The radius of a sign's disc.</summary>
    public const double SignRadius = 11;
}

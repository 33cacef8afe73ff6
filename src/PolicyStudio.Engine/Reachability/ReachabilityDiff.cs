using System.Collections.Immutable;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Reachability;

/// <summary>The edges of one target before and after a draft, side by side.</summary>
/// <param name="Before">As the cluster is.</param>
/// <param name="After">As it would be.</param>
/// <param name="Edges">Every edge of either, in the order of <paramref name="After"/>.</param>
public sealed record ReachabilityDiff(TargetReachability Before, TargetReachability After, ImmutableArray<EdgeDiff> Edges)
{
    /// <summary>An answer that nothing changes: both sides are the same.</summary>
    public static ReachabilityDiff Unchanged(TargetReachability reach) => new(reach, reach, [.. reach.Edges.Select(e => new EdgeDiff(e, e))]);
}

/// <summary>One edge before and after. Its ends are the same groups of pods, or at least bear the same ids.</summary>
/// <param name="Before">The edge as it is.</param>
/// <param name="After">The edge as it would be.</param>
public sealed record EdgeDiff(ReachabilityEdge Before, ReachabilityEdge After)
{
    /// <summary>On which sides the target's peer is there; where it is not, nothing is open.</summary>
    public Presence PeerPresence { get; init; }

    /// <summary>On which sides the target's group of pods is there.</summary>
    public Presence TargetPresence { get; init; }

    /// <summary>Whether one of its ends is no longer there.</summary>
    public bool IsGone => PeerPresence == Presence.Removed || TargetPresence == Presence.Removed;

    /// <summary>What a draft does to the answer on the ports asked about.</summary>
    public EdgeChange Change => (Before.Outcome, After.Outcome) switch
    {
        (var b, var a) when b == a => EdgeChange.None,
        (_, Outcome.Allowed) => EdgeChange.NewlyAllowed,
        (_, Outcome.Denied) => EdgeChange.NewlyDenied,
        _ => EdgeChange.NewlyUndecidable,
    };
}

/// <summary>On which sides of a comparison an endpoint is there.</summary>
public enum Presence
{
    /// <summary>On both.</summary>
    Both,

    /// <summary>Only after.</summary>
    Added,

    /// <summary>Only before.</summary>
    Removed,
}

/// <summary>What a draft does to an edge.</summary>
public enum EdgeChange
{
    /// <summary>The verdict stays.</summary>
    None,

    /// <summary>New connections become possible.</summary>
    NewlyAllowed,

    /// <summary>New connections become impossible; established ones may outlive the change.</summary>
    NewlyDenied,

    /// <summary>What was decided no longer is.</summary>
    NewlyUndecidable,
}

/// <summary>A pair of endpoints whose open ports a change alters.</summary>
/// <param name="Source">Who connects.</param>
/// <param name="Destination">To whom.</param>
/// <param name="Before">The ports open before.</param>
/// <param name="After">The ports open after.</param>
public sealed record ConnectivityChange(Endpoint Source, Endpoint Destination, Connectivity Before, Connectivity After)
{
    /// <summary>Ports that are closed after and were not before.</summary>
    public Connectivity Closed => Before.Except(After);

    /// <summary>Ports that are open after and were not before.</summary>
    public Connectivity Opened => After.Except(Before);
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Planning;

/// <summary>A target's peer before it has a place.</summary>
/// <param name="Endpoint">Who connects, or to whom the target connects.</param>
/// <param name="IsTarget">Whether it is the target's own workload: one replica towards another.</param>
/// <param name="Edges">One for each card.</param>
internal sealed record PeerPlan(Endpoint Endpoint, bool IsTarget, ImmutableArray<EdgePlan> Edges)
{
    /// <summary>On which sides of a comparison it is there.</summary>
    public Presence Presence { get; init; }
}

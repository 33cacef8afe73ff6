using System.Collections.Immutable;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Planning;

/// <summary>What all edges of a target have in common, worked out once for the many of them.</summary>
/// <param name="reach">The answer that is drawn.</param>
internal sealed class TargetAnswer(TargetReachability reach)
{
    private readonly bool?[] _isIsolated = new bool?[reach.Destinations.Length];

    /// <summary>The target's groups of pods, a card for each.</summary>
    public ImmutableArray<WorkloadEndpoint> Cards => reach.Destinations;

    /// <summary>The ports asked about, in words.</summary>
    public string Asked { get; } = reach.Asked.ToString();

    /// <summary>The index of the card at which an edge ends; -1 where there is none.</summary>
    public int CardOf(ReachabilityEdge edge)
    {
        // Mostly it is the very object; endpoints that are only equal take far longer to compare.
        for (var i = 0; i < Cards.Length; i++)
            if (ReferenceEquals(Cards[i], edge.Destination)) return i;
        return Cards.IndexOf(edge.Destination);
    }

    /// <summary>Whether a policy isolates the card at which an edge ends. That is the same for every source, so that one edge is asked for all.</summary>
    /// <param name="edge">An edge between pods that are there.</param>
    public bool IsIsolated(ReachabilityEdge edge) => CardOf(edge) is >= 0 and var card
        ? _isIsolated[card] ??= edge.Verdict.Ingress.IsIsolated : edge.Verdict.Ingress.IsIsolated;
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Web.State;

/// <summary>One line of the list of sources: a group of pods beside the target, or all addresses outside that share a verdict.</summary>
/// <param name="Edge">The edge that speaks for the source.</param>
public sealed record SourceRow(EdgeDiff Edge)
{
    // Hardly a row has others, and there are a thousand rows for each person.
    private ImmutableArray<EdgeDiff> Others { get; init; } = [];

    /// <summary>Its edges; several only for addresses.</summary>
    public ImmutableArray<EdgeDiff> Edges => [Edge, .. Others];

    /// <summary>The verdict with the draft.</summary>
    public Outcome Outcome => Edge.After.Outcome;

    /// <summary>What the draft does to it.</summary>
    public EdgeChange Change => Edge.Change;

    /// <summary>The sources of the edges, in the edges' order.</summary>
    public static IEnumerable<SourceRow> Of(IReadOnlyCollection<EdgeDiff> edges) =>
        // Pods come before addresses; of very many sources only the first few may be wanted.
        edges.Where(e => e.After.Peer is not AddressEndpoint).Select(e => new SourceRow(e))
            .Concat(edges.Where(e => e.After.Peer is AddressEndpoint).GroupBy(OutsideKey).Select(g => new SourceRow(g.First()) { Others = [.. g.Skip(1)] }));

    private static string OutsideKey(EdgeDiff edge) =>
        $"outside {edge.After.Direction} {edge.After.Target.Id} {edge.Before.Outcome} {edge.After.Outcome}";
}

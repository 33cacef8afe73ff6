using System.Collections.Immutable;
using PolicyStudio.Diagram.Planning;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Layout;

/// <summary>
/// Draws edges: each leaves its source on a level of its own, past its sign and words, and only then turns into the trunk that all edges to its
/// card have which look alike. Nothing crosses a sign or a word.
/// </summary>
internal sealed class EdgeRouting(EdgeColumn column, TargetCards targets, IReadOnlyList<Box> cards, Facing facing)
{
    private readonly SortedDictionary<(int Card, EdgeLook Look), TrunkRouting> _trunks = [];

    /// <summary>The edges of one row.</summary>
    public ImmutableArray<SceneEdge> Route(Box peer, ImmutableArray<EdgePlan> edges)
    {
        var (first, side) = (peer.CenterY - (edges.Length - 1) * Measures.EdgeGap / 2, facing.Of(peer).Right);
        return [.. edges.Select((edge, i) => Route(side, first + i * Measures.EdgeGap, edge))];
    }

    /// <summary>What the edges have in common, once all rows are routed.</summary>
    public IEnumerable<SceneTrunk> Trunks() => from trunk in _trunks
                                               where IsShared(trunk.Key)
                                               select trunk.Value.Shared(trunk.Key.Look);

    private SceneEdge Route(double x, double y, EdgePlan edge)
    {
        var key = (edge.Card, edge.Look);
        var words = edge.Words is { } said
            ? Typesetting.Line(EdgeColumn.SignX + SceneEdge.SignRadius + 6, y + 4, said, EdgeStyle.Of(edge.Look).Words)
            : null;
        var right = words is null ? EdgeColumn.SignX + SceneEdge.SignRadius : words.X + words.Width + 10;
        var left = EdgeColumn.SignX - Measures.BadgeHeight / 2;
        return new()
        {
            Id = edge.Id,
            Outcome = edge.Verdict,
            Change = edge.Change,
            FoldedLane = edge.FoldedLane,
            Look = edge.Look,
            Sentence = edge.Sentence,
            Note = edge.Note,
            Card = targets.IdOf(edge.Card),
            Way = TrunkOf(key).Add(facing.At(facing.IsTurned ? x + ArrowHead.Room : x, y)),
            Sign = edge.Sign,
            SignAt = facing.At(EdgeColumn.SignX, y),
            Badge = facing.Of(new(left, y - Measures.BadgeHeight / 2, Typesetting.Round(right - left), Measures.BadgeHeight)),
            Name = words is null || edge.Sentence.Contains(words.Value, StringComparison.Ordinal) ? edge.Sentence : $"{edge.Sentence}: {words.Value}",
            Words = words is null ? null : words with { X = facing.Of(words.Bounds).X },
        };
    }

    private TrunkRouting TrunkOf((int Card, EdgeLook Look) key)
    {
        if (_trunks.TryGetValue(key, out var trunk)) return trunk;
        var end = EdgeColumn.End(facing.Of(cards[key.Card]), key.Look);
        // Sources point at the card, where the trunk has the arrow for all; the card points at each destination.
        return _trunks[key] = new(new(
            facing.X(column.TrunkX(key.Card, key.Look)), facing.At(facing.IsTurned ? end.X : end.X - ArrowHead.Room, end.Y), IsShared(key), facing.IsTurned));
    }

    private bool IsShared((int Card, EdgeLook Look) key) => column.Count(key.Card, key.Look) > 1;
}

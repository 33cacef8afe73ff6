using System.Collections.Immutable;
using PolicyStudio.Diagram.Planning;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Layout;

/// <summary>
/// Draws edges: each leaves its source on a level of its own, past its sign and words, and only then fans in to the target. Ends keep the
/// order of beginnings, so that edges to one card never cross, and nothing crosses a sign or a word.
/// </summary>
internal sealed class EdgeRouting
{
    private const double SignX = Measures.Margin + Measures.LaneWidth + Measures.SignOffset;
    private const double ArrowLength = 8;
    private const double ArrowHalf = 4;

    // Room for these is kept in every picture, so that before and after can be laid side by side.
    private static readonly EdgeLook[] Usual = [EdgeLook.Open, EdgeLook.NewlyAllowed, EdgeLook.NewlyDenied];

    private readonly int[] _perCard;
    private readonly int[] _next;

    public EdgeRouting(int cards, IReadOnlyCollection<EdgePlan> edges)
    {
        (_perCard, _next) = (new int[cards], new int[cards]);
        foreach (var edge in edges) _perCard[edge.Card]++;
        Bend = Math.Ceiling(SignX + SceneEdge.SignRadius + Math.Max(Usual.Max(l => WordsRoom(Wording.Of(l), l)), edges.Select(e => WordsRoom(e.Words, e.Look)).DefaultIfEmpty().Max()));
    }

    /// <summary>Where the widest words end and curves may begin.</summary>
    public double Bend { get; }

    /// <summary>The edges of one row; call it from top to bottom.</summary>
    public ImmutableArray<SceneEdge> Route(Box peer, ImmutableArray<EdgePlan> edges, IReadOnlyList<Box> cards, Facing facing)
    {
        var (first, side) = (peer.CenterY - (edges.Length - 1) * Measures.EdgeGap / 2, facing.Of(peer).Right);
        return [.. edges.Select((edge, i) => Route(side, first + i * Measures.EdgeGap, edge, facing.Of(cards[edge.Card]), facing))];
    }

    private SceneEdge Route(double x, double y, EdgePlan edge, Box card, Facing facing)
    {
        var count = _perCard[edge.Card];
        var gap = count < 2 ? 0 : Math.Min(16, (card.Height - 44) / (count - 1));
        var end = new Point(card.X - 1, card.CenterY + (_next[edge.Card]++ - (count - 1) / 2.0) * gap);
        var words = edge.Words is { } said
            ? Typesetting.Line(SignX + SceneEdge.SignRadius + 6, y + 4, said, EdgeStyle.Of(edge.Look).Words)
            : null;
        var right = words is null ? SignX + SceneEdge.SignRadius : words.X + words.Width + 10;
        var left = SignX - Measures.BadgeHeight / 2;
        var (path, arrow) = facing.IsTurned ? ToPeer(x, y, end, facing) : ToCard(x, y, end, hasArrow: count < 2 || gap >= 2 * ArrowHalf + 1);
        return new()
        {
            Id = edge.Id,
            Outcome = edge.Verdict,
            Change = edge.Change,
            FoldedLane = edge.FoldedLane,
            Look = edge.Look,
            Sentence = edge.Sentence,
            Note = edge.Note,
            Path = path,
            Arrow = arrow,
            Sign = edge.Sign,
            SignAt = facing.At(SignX, y),
            Badge = facing.Of(new(left, y - Measures.BadgeHeight / 2, Typesetting.Round(right - left), Measures.BadgeHeight)),
            Words = words is null ? null : words with { X = facing.Of(words.Bounds).X },
        };
    }

    // Where many edges arrive at a card their heads would lie upon each other.
    private (string Path, string Arrow) ToCard(double x, double y, Point end, bool hasArrow) =>
        (PathData.Fan(new(x, y), new(Bend, y), hasArrow ? end with { X = end.X - ArrowLength + 1 } : end),
            hasArrow ? PathData.Closed(new(end.X - ArrowLength, end.Y - ArrowHalf), end, new(end.X - ArrowLength, end.Y + ArrowHalf)) : "");

    // Turned round, an edge points to its peer, where it is alone.
    private (string Path, string Arrow) ToPeer(double x, double y, Point end, Facing facing) =>
        (PathData.Fan(facing.At(x + ArrowLength - 1, y), facing.At(Bend, y), facing.At(end.X, end.Y)),
            PathData.Closed(facing.At(x + ArrowLength, y - ArrowHalf), facing.At(x, y), facing.At(x + ArrowLength, y + ArrowHalf)));

    private static double WordsRoom(string? words, EdgeLook look) =>
        words is not null ? Typesetting.Width(words, EdgeStyle.Of(look).Words) + 24 : 0;
}

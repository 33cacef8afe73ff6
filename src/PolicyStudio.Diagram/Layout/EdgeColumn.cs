using PolicyStudio.Diagram.Planning;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Layout;

/// <summary>
/// The column between lanes and targets: first signs and words, then a place for the trunk of each card and look. The places do not depend on
/// what is drawn: a look that comes or goes moves nothing else.
/// </summary>
internal sealed class EdgeColumn
{
    public const double SignX = Measures.Margin + Measures.LaneWidth + Measures.SignOffset;

    private const double BeforeTrunks = Trunk.Corner + 2;
    private const double AfterTrunks = 40;
    private const double MostBetween = 9;
    private const double RoomOfMany = 144;

    // From the lanes on. What is mostly the many comes first, so that the others cross it and it crosses nobody.
    private static readonly EdgeLook[] Order =
    [
        EdgeLook.Denied, EdgeLook.NewlyDenied, EdgeLook.Mixed, EdgeLook.Undecidable, EdgeLook.NewlyUndecidable, EdgeLook.Open, EdgeLook.Allowed, EdgeLook.NewlyAllowed,
    ];

    // Room for these is kept in every picture, so that before and after can be laid side by side.
    private static readonly EdgeLook[] Usual = [EdgeLook.Open, EdgeLook.NewlyAllowed, EdgeLook.NewlyDenied];

    private readonly Dictionary<(int Card, EdgeLook Look), int> _edges;
    private readonly double _first;
    private readonly double _between;

    public EdgeColumn(int cards, IReadOnlyCollection<EdgePlan> edges)
    {
        _edges = edges.CountBy(e => (e.Card, e.Look)).ToDictionary();
        var words = Math.Max(Usual.Max(l => WordsRoom(Wording.Of(l), l)), edges.Select(e => WordsRoom(e.Words, e.Look)).DefaultIfEmpty().Max());
        _first = Math.Ceiling(SignX + SceneEdge.SignRadius + words) + BeforeTrunks;
        var places = Math.Max(1, cards) * Order.Length;
        _between = Math.Min(MostBetween, RoomOfMany / places);
        Depth = Math.Ceiling(_first + (places - 1) * _between + AfterTrunks);
    }

    /// <summary>From the side of the picture to the targets.</summary>
    public double Depth { get; }

    /// <summary>How many edges of a card look so.</summary>
    public int Count(int card, EdgeLook look) => _edges[(card, look)];

    /// <summary>Where the trunk of a card and a look stands.</summary>
    public double TrunkX(int card, EdgeLook look) => _first + (card * Order.Length + Array.IndexOf(Order, look)) * _between;

    /// <summary>Where edges of a look arrive at a card.</summary>
    public static Point End(Box card, EdgeLook look) =>
        new(card.X - 1, card.CenterY + (Array.IndexOf(Order, look) - (Order.Length - 1) / 2.0) * Math.Min(14, (card.Height - 44) / (Order.Length - 1)));

    private static double WordsRoom(string? words, EdgeLook look) =>
        words is not null ? Typesetting.Width(words, EdgeStyle.Of(look).Words) + 24 : 0;
}

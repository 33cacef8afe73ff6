using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Diagram.Text;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Diagram.Layout;

/// <summary>Places everything. Pure: the same request makes the same scene, on every machine.</summary>
public static class SceneBuilder
{
    private const double HeadingRoom = 40;

    /// <summary>Makes the picture of a request.</summary>
    public static Scene Build(SceneRequest request)
    {
        var (ingress, egress) = (SceneSide.Of(request, PolicyType.Ingress), SceneSide.Of(request, PolicyType.Egress));
        var sides = new[] { ingress, egress }.OfType<SceneSide>().ToList();
        var edges = sides.SelectMany(s => s.Drawn).ToList();
        var top = Measures.Margin + (request.ShowQuestion ? HeadingRoom : 0);
        var targetX = ingress?.Column.Depth ?? Measures.Margin;
        var width = targetX + Measures.TargetWidth + (egress?.Column.Depth ?? Measures.Margin);
        var (sources, destinations) = (ingress?.PlaceLanes(top, width) ?? [], egress?.PlaceLanes(top, width) ?? []);
        var lanesBottom = sources.Concat(destinations).Select(l => l.Box.Bottom).DefaultIfEmpty(top).Max();

        var placing = new TargetPlacing(request, sides);
        var targets = placing.Place(targetX, TargetTop(placing.Place(targetX, 0)[^1].Box.Bottom, top, lanesBottom));
        var cards = targets.SelectMany(t => t.Cards).ToList();
        var bottom = Math.Max(lanesBottom, targets[^1].Box.Bottom);
        var caption = Caption(request, width);
        var heading = Typesetting.Line(
            Measures.Margin, Measures.Margin + 16, request.Question, TextRole.Heading, width - 3 * Measures.Margin - (caption?.Box.Width ?? 0));
        var legends = new LegendPlacing(bottom + 14, width);
        var legend = legends.Place(edges.Select(e => e.Look), request.ShowChanges ? request.ChangeLegend : null);
        var (incoming, outgoing) = (ingress?.Connect(sources, cards, width) ?? ([], []), egress?.Connect(destinations, cards, width) ?? ([], []));
        return new()
        {
            Width = width,
            Height = Math.Ceiling(legends.Bottom + 14),
            Question = VisibleText.Of(request.Question),
            Answer = Answer(cards),
            Heading = request.ShowQuestion ? heading : null,
            Caption = request.ShowQuestion ? caption : null,
            Sources = incoming.Lanes,
            Targets = targets,
            Destinations = outgoing.Lanes,
            Trunks = [.. incoming.Trunks, .. outgoing.Trunks],
            Legend = legend,
        };
    }

    private static double TargetTop(double height, double top, double bottom)
    {
        var center = Math.Min((top + bottom) / 2, Measures.TargetLowest);
        return Math.Round(Math.Max(top, center - height / 2));
    }

    private static SceneCaption? Caption(SceneRequest request, double width)
    {
        if (request.Caption is not { } caption) return null;
        var (text, box) = request.ShowChanges ? (TextRole.CaptionDraft, ShapeRole.CaptionDraft) : (TextRole.Caption, ShapeRole.Caption);
        var right = width - Measures.Margin;
        var line = Typesetting.LineEndingAt(right - 12, Measures.Margin + 15, caption, text, width / 3);
        return new(new(line.X - 12, Measures.Margin - 1, right - line.X + 12, 24), line, box);
    }

    private static string Answer(IEnumerable<TargetCard> cards) => string.Join(". ", cards.SelectMany(c =>
        c.Alarms.Select(a => string.Join(' ', a.Lines.Select(l => l.Full))).Concat(c.Summary.Select(s => s.Full)))) + ".";
}

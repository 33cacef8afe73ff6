using System.Collections.Immutable;
using PolicyStudio.Diagram.Planning;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Diagram.Text;

namespace PolicyStudio.Diagram.Layout;

/// <summary>Places everything. Pure: the same request makes the same scene, on every machine.</summary>
public static class SceneBuilder
{
    private const double HeadingRoom = 40;

    /// <summary>Makes the picture of a request.</summary>
    public static Scene Build(SceneRequest request)
    {
        var plans = new Folding(request).Plan();
        var edges = plans.SelectMany(p => p.Edges).ToList();
        var top = Measures.Margin + (request.ShowQuestion ? HeadingRoom : 0);
        var lanes = PlaceLanes(request, plans, top);
        var sourcesBottom = lanes.IsEmpty ? top : lanes[^1].Box.Bottom;

        var targets = new TargetPlacing(request);
        var fan = Math.Clamp(edges.Count * 14, Measures.FanLeast, Measures.FanMost);
        var routing = new EdgeRouting(request.Reachability.After.Destinations.Length, edges);
        var targetX = routing.Bend + fan;
        var target = targets.Place(targetX, TargetTop(targets.Place(targetX, 0), top, sourcesBottom));
        lanes = [.. lanes.Zip(plans, (lane, plan) => WithEdges(lane, plan, routing, target.Cards))];

        var width = target.Box.Right + Measures.Margin;
        var bottom = Math.Max(sourcesBottom, target.Box.Bottom);
        var caption = Caption(request, width);
        var heading = Typesetting.Line(
            Measures.Margin, Measures.Margin + 16, request.Question, TextRole.Heading, width - 3 * Measures.Margin - (caption?.Box.Width ?? 0));
        var legends = new LegendPlacing(bottom + 14, width);
        var legend = legends.Place(edges.Select(e => e.Look), request.ShowChanges ? request.ChangeLegend : null);
        return new()
        {
            Width = width,
            IsDense = Density.IsDense(edges.Count),
            Height = Math.Ceiling(legends.Bottom + 14),
            Question = VisibleText.Of(request.Question),
            Answer = Answer(target),
            Heading = request.ShowQuestion ? heading : null,
            Caption = request.ShowQuestion ? caption : null,
            Lanes = lanes,
            Target = target,
            Legend = legend,
        };
    }

    private static ImmutableArray<SceneLane> PlaceLanes(SceneRequest request, ImmutableArray<LanePlan> plans, double top)
    {
        var placing = new LanePlacing(request, Density.For(plans.Sum(p => p.Edges.Count())));
        var lanes = ImmutableArray.CreateBuilder<SceneLane>();
        foreach (var plan in plans)
        {
            lanes.Add(placing.Place(plan, top));
            top = lanes[^1].Box.Bottom + Measures.LaneGap;
        }
        return lanes.ToImmutable();
    }

    private static double TargetTop(SceneTarget draft, double top, double bottom)
    {
        var center = Math.Min((top + bottom) / 2, Measures.TargetLowest);
        return Math.Round(Math.Max(top, center - draft.Box.Height / 2));
    }

    private static SceneLane WithEdges(SceneLane lane, LanePlan plan, EdgeRouting routing, ImmutableArray<TargetCard> cards)
    {
        var plans = plan.IsFolded ? [plan.Folded] : plan.Sources.Select(s => s.Edges).ToImmutableArray();
        return lane with { Rows = [.. lane.Rows.Zip(plans, (row, edges) => row with { Edges = routing.Route(row.Node?.Box ?? lane.Box, edges, cards) })] };
    }

    private static SceneCaption? Caption(SceneRequest request, double width)
    {
        if (request.Caption is not { } caption) return null;
        var (text, box) = request.ShowChanges ? (TextRole.CaptionDraft, ShapeRole.CaptionDraft) : (TextRole.Caption, ShapeRole.Caption);
        var right = width - Measures.Margin;
        var line = Typesetting.LineEndingAt(right - 12, Measures.Margin + 15, caption, text, width / 3);
        return new(new(line.X - 12, Measures.Margin - 1, right - line.X + 12, 24), line, box);
    }

    private static string Answer(SceneTarget target) => string.Join(". ", target.Cards.SelectMany(c =>
        (c.Alarm?.Lines.Select(l => l.Full) is { } alarm ? [string.Join(' ', alarm)] : Enumerable.Empty<string>()).Concat(c.Summary.Select(s => s.Full)))) + ".";
}

using System.Collections.Immutable;
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
        var targetX = Math.Round(EdgeRouting.Bend(edges) + fan);
        var target = targets.Place(targetX, TargetTop(targets.Place(targetX, 0), top, sourcesBottom));

        var routing = new EdgeRouting(target.Cards, edges);
        lanes = [.. lanes.Zip(plans, (lane, plan) => WithEdges(lane, plan, routing))];

        var width = target.Box.Right + Measures.Margin;
        var bottom = Math.Max(sourcesBottom, target.Box.Bottom);
        var legend = LegendPlacing.Place(edges.Select(e => e.Look), bottom + 14, width);
        return new()
        {
            Width = width,
            Height = Math.Ceiling(legend.IsEmpty ? bottom + Measures.Margin : legend[^1].SignAt.Y + LegendPlacing.LineHeight),
            Question = VisibleText.Of(request.Question),
            Answer = Answer(target),
            Headings = request.ShowQuestion ? Headings(request, width) : [],
            Lanes = lanes,
            Target = target,
            Legend = legend,
        };
    }

    private static ImmutableArray<SceneLane> PlaceLanes(SceneRequest request, ImmutableArray<LanePlan> plans, double top)
    {
        var placing = new LanePlacing(request, Density.For(plans.Sum(p => p.Sources.Length)));
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

    private static SceneLane WithEdges(SceneLane lane, LanePlan plan, EdgeRouting routing)
    {
        var plans = plan.IsFolded ? [plan.Folded] : plan.Sources.Select(s => s.Edges).ToImmutableArray();
        return lane with { Rows = [.. lane.Rows.Zip(plans, (row, edges) => row with { Edges = routing.Route(row.Node?.Box ?? lane.Box, edges) })] };
    }

    private static ImmutableArray<SceneText> Headings(SceneRequest request, double width)
    {
        var room = width - 2 * Measures.Margin;
        var caption = request.Caption is null ? null
            : Typesetting.LineEndingAt(width - Measures.Margin, Measures.Margin + 16, request.Caption, TextRole.Caption, room / 3);
        var question = Typesetting.Line(Measures.Margin, Measures.Margin + 16, request.Question, TextRole.Heading, room - (caption?.Width + 24 ?? 0));
        return caption is null ? [question] : [question, caption];
    }

    private static string Answer(SceneTarget target) => string.Join(". ", target.Cards.SelectMany(c =>
        (c.Alarm?.Lines.Select(l => l.Full) is { } alarm ? [string.Join(' ', alarm)] : Enumerable.Empty<string>()).Concat(c.Summary.Select(s => s.Full)))) + ".";
}

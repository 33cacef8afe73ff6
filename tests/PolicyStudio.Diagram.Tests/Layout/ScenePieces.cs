using System.Globalization;
using System.Text.RegularExpressions;
using PolicyStudio.Diagram.Scenes;

namespace PolicyStudio.Diagram.Tests.Layout;

/// <summary>Takes a scene apart into named boxes and curves, for properties that hold of every picture.</summary>
internal static partial class ScenePieces
{
    /// <summary>The pieces that stand directly in the picture: no two may overlap.</summary>
    public static IEnumerable<(string Name, Box Box)> TopLevel(Scene scene)
    {
        if (scene.Heading is { } heading) yield return ("heading", heading.Bounds);
        if (scene.Caption is { } caption) yield return ("caption", caption.Box);
        foreach (var lane in scene.Lanes) yield return ($"lane {lane.Id}", lane.Box);
        foreach (var target in scene.Targets) yield return ($"target lane {target.Title.Full} at {target.Box.Y}", target.Box);
        foreach (var edge in scene.Edges) yield return ($"badge of {edge.Id}", edge.Badge);
        foreach (var entry in scene.Legend.Edges) yield return ($"legend {entry.Look}", Around(entry.SignAt, 9));
        foreach (var entry in scene.Legend.Edges) yield return ($"legend text {entry.Look}", entry.Text.Bounds);
        if (scene.Legend.Draft is { } draft) yield return ("legend draft", draft.Text.Bounds);
    }

    /// <summary>Each container with what lies in it: every piece lies inside, and no two overlap.</summary>
    public static IEnumerable<(string Name, Box Box, List<(string Name, Box Box)> Inside)> Containers(Scene scene)
    {
        foreach (var lane in scene.Lanes)
        {
            List<(string, Box)> inside = [("title", lane.Title.Bounds), .. Texts(lane.Details)];
            if (lane.Switch is { } toggle) inside.Add(("switch", toggle.Box));
            inside.AddRange(lane.Rows.Where(r => r.Node is not null).Select(r => ($"node {r.Node!.Id}", r.Node.Box)));
            yield return ($"lane {lane.Id}", lane.Box, inside);
            if (lane.Switch is { } s) yield return ($"switch of {lane.Id}", s.Box, [("track", s.Track), ("label", s.Label.Bounds)]);
        }
        foreach (var node in scene.Nodes)
        {
            List<(string, Box)> inside = [("title", node.Title.Bounds), .. Texts(node.Details)];
            if (node.Switch is { } toggle) inside.Add(("switch", toggle.Box));
            yield return ($"node {node.Id}", node.Box, inside);
            if (node.Switch is { } s) yield return ($"switch of {node.Id}", s.Box, [("track", s.Track), ("label", s.Label.Bounds)]);
        }
        foreach (var target in scene.Targets)
        {
            yield return ("target lane", target.Box,
                [("title", target.Title.Bounds), .. target.Cards.Select(c => ($"card {c.Id}", c.Box)), .. target.Policies.Select((p, i) => ($"policy {i}", p.Box))]);
            foreach (var policy in target.Policies) yield return ($"policy {policy.Title.Value}", policy.Box, [("title", policy.Title.Bounds), .. Texts(policy.Details)]);
        }
        foreach (var card in scene.Targets.SelectMany(t => t.Cards))
        {
            List<(string, Box)> inside = [("title", card.Title.Bounds), .. Texts(card.Details), .. Texts(card.Summary), .. card.Ports.Select(p => ($"port {p.Id}", p.Box))];
            inside.AddRange(card.Alarms.Select(a => ("alarm", a.Box)));
            yield return ($"card {card.Id}", card.Box, inside);
            foreach (var alarm in card.Alarms) yield return ("alarm", alarm.Box, [("sign", Around(alarm.SignAt, 10)), .. Texts(alarm.Lines)]);
            foreach (var port in card.Ports) yield return ($"port {port.Id}", port.Box, [("text", port.Text.Bounds)]);
        }
        foreach (var edge in scene.Edges.Where(e => e.Words is not null))
            yield return ($"badge of {edge.Id}", edge.Badge, [("words", edge.Words!.Bounds), ("sign", Around(edge.SignAt, SceneEdge.SignRadius))]);
    }

    /// <summary>What no line may cross, signs apart: nodes, cards, every text beside them.</summary>
    public static IEnumerable<(string Name, Box Box)> Still(Scene scene) =>
    [
        .. scene.Nodes.Select(n => ($"node {n.Id}", n.Box)),
        .. scene.Lanes.SelectMany(l => l.Details.Prepend(l.Title).Select(t => ($"lane {l.Id} '{t.Value}'", t.Bounds))),
        .. scene.Targets.SelectMany(t => t.Cards.Select(c => ($"card {c.Id}", c.Box)).Concat(t.Policies.Select(p => ($"policy {p.Title.Value}", p.Box))).Append(($"title {t.Title.Value}", t.Title.Bounds))),
        .. scene.Legend.Edges.Select(e => ($"legend {e.Look}", e.Text.Bounds)),
    ];

    /// <summary>Points along the whole way of an edge, close enough together that none slips past a sign.</summary>
    public static IEnumerable<Point> Points(SceneEdge edge) => Points(edge.Way.IsShared ? edge.Way.Whole : edge.Way.Own);

    /// <summary>Points along lines with round corners.</summary>
    public static IEnumerable<Point> Points(string path)
    {
        var at = default(Point);
        foreach (Match step in Step().Matches(path))
        {
            var n = step.Groups[2].Value.Split(' ').Select(s => double.Parse(s, CultureInfo.InvariantCulture)).ToArray();
            var (start, end) = (at, new Point(n[^2], n[^1]));
            var turn = n.Length == 4 ? new Point(n[0], n[1]) : new((start.X + end.X) / 2, (start.Y + end.Y) / 2);
            at = end;
            if (step.Groups[1].Value == "M") continue;
            var steps = Math.Max(6, (int)(Math.Abs(end.X - start.X) + Math.Abs(end.Y - start.Y)) / 4);
            for (var i = 0; i <= steps; i++) yield return Between(start, turn, end, i / (double)steps);
        }
    }

    private static IEnumerable<(string, Box)> Texts(IEnumerable<SceneText> texts) => texts.Select((t, i) => ($"text {i} '{t.Value}'", t.Bounds));

    private static Point Between(Point start, Point turn, Point end, double t) => new(
        (1 - t) * (1 - t) * start.X + 2 * (1 - t) * t * turn.X + t * t * end.X, (1 - t) * (1 - t) * start.Y + 2 * (1 - t) * t * turn.Y + t * t * end.Y);

    private static Box Around(Point center, double radius) => new(center.X - radius, center.Y - radius, 2 * radius, 2 * radius);

    [GeneratedRegex("([MLQ])([-0-9. ]+)")]
    private static partial Regex Step();
}

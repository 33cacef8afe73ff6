using System.Globalization;
using PolicyStudio.Diagram.Scenes;

namespace PolicyStudio.Diagram.Tests.Layout;

/// <summary>Takes a scene apart into named boxes and curves, for properties that hold of every picture.</summary>
internal static class ScenePieces
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

    /// <summary>Points along an edge, close enough together that none slips past a sign.</summary>
    public static IEnumerable<Point> Points(SceneEdge edge)
    {
        var n = edge.Path.Split(['M', 'L', 'C', ' '], StringSplitOptions.RemoveEmptyEntries).Select(s => double.Parse(s, CultureInfo.InvariantCulture)).ToArray();
        for (var x = n[0]; Math.Abs(n[2] - x) > 4; x += Math.Sign(n[2] - x) * 4) yield return new(x, n[1]);
        var steps = Math.Max(20, (int)Math.Abs(n[9] - n[3]) / 4);
        for (var i = 0; i <= steps; i++)
        {
            var (t, u) = (i / (double)steps, 1 - i / (double)steps);
            yield return new(
                u * u * u * n[2] + 3 * u * u * t * n[4] + 3 * u * t * t * n[6] + t * t * t * n[8],
                u * u * u * n[3] + 3 * u * u * t * n[5] + 3 * u * t * t * n[7] + t * t * t * n[9]);
        }
    }

    private static IEnumerable<(string, Box)> Texts(IEnumerable<SceneText> texts) => texts.Select((t, i) => ($"text {i} '{t.Value}'", t.Bounds));

    private static Box Around(Point center, double radius) => new(center.X - radius, center.Y - radius, 2 * radius, 2 * radius);
}

using System.Collections.Immutable;
using PolicyStudio.Diagram.Planning;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Diagram.Layout;

/// <summary>Places lanes one below the other, with their nodes; edges come later, once the target has its place.</summary>
internal sealed class LanePlacing(SceneSide side, double x)
{
    private const double ChevronRoom = 22;
    private readonly Density _density = Density.For(side.Drawn.Length);
    private readonly NodePlacing _nodes = new(Density.For(side.Drawn.Length), side.WorkloadSwitches);

    public SceneLane Place(LanePlan plan, double y) => plan.IsFolded || (plan.Peers.IsEmpty && plan.Rest is null) ? PlaceFolded(plan, y) : PlaceOpen(plan, y);

    private SceneLane PlaceOpen(LanePlan plan, double y)
    {
        var (left, right) = (x + Measures.LanePadding, x + Measures.LaneWidth - Measures.LanePadding);
        var room = right - left - ChevronRoom;
        var toggle = side.NamespaceSwitches.GetValueOrDefault(plan.Id);
        var labels = Wording.Labels(side.Request.NamespaceLabels.GetValueOrDefault(plan.Id, LabelSet.Empty), toggle?.Label);
        var header = Measures.LaneHeader;
        var details = ImmutableArray<SceneText>.Empty;
        SceneSwitch? placed = null;

        var titleWidth = Typesetting.Width(plan.Title, TextRole.LaneTitle);
        if (toggle is not null)
        {
            var isBeside = titleWidth + 12 + SwitchPlacing.NaturalWidth(toggle) <= room;
            var center = isBeside ? y + 21 : y + header + 8;
            placed = SwitchPlacing.Place(toggle, $"namespace {plan.Title}", right - 6, center, right - left - 12);
            if (!isBeside) header += Measures.SwitchHeight + 4;
        }
        if (labels.Length > 0)
        {
            var isBeside = toggle is null && titleWidth + 16 + Typesetting.Width(labels, TextRole.Label) <= room;
            details = isBeside
                ? [Typesetting.LineEndingAt(right - 6, y + 26, labels, TextRole.Label, room)]
                : [Typesetting.Line(left, y + header + 3, labels, TextRole.Label, right - left)];
            if (!isBeside) header += Measures.Line;
        }

        var title = Typesetting.Line(left, y + 26, plan.Title, TextRole.LaneTitle, room);
        var rows = ImmutableArray.CreateBuilder<SceneRow>();
        var top = y + header;
        foreach (var source in plan.Peers)
        {
            var node = _nodes.Place(source, left, top);
            rows.Add(new(node, []));
            top = node.Box.Bottom + _density.NodeGap;
        }
        if (plan.Rest is { } rest)
        {
            var node = NodePlacing.PlaceRest(SceneLane.RestOf(plan.Id), rest, left, top, _density);
            rows.Add(new(node, []));
            top = node.Box.Bottom + _density.NodeGap;
        }
        var box = new Box(x, y, Measures.LaneWidth, top - _density.NodeGap + Measures.LanePadding - y);
        return Lane(plan, box, title, details, placed, rows.ToImmutable());
    }

    private SceneLane PlaceFolded(LanePlan plan, double y)
    {
        var (left, room) = (x + Measures.LanePadding, Measures.LaneWidth - 2 * Measures.LanePadding);
        var title = Typesetting.Line(left, y + 27, plan.Title, TextRole.LaneTitle, room - ChevronRoom);
        var (after, rest) = (title.X + title.Width + ChevronRoom + 4, room - title.Width - ChevronRoom - 4);
        var text = plan.FoldedText ?? "";
        var isBeside = Typesetting.Width(text, TextRole.Detail) <= rest;
        var details = text.Length == 0 ? []
            : isBeside ? [Typesetting.Line(after, y + 27, text, TextRole.Detail)]
            : Typesetting.Paragraph(left, y + 46, text, TextRole.Detail, room);
        var height = Math.Max(isBeside ? 44 : 46 + details.Length * Measures.Line, plan.Folded.Length * Measures.EdgeGap + 4);
        return Lane(plan, new(x, y, Measures.LaneWidth, height), title, details, null, plan.Folded.IsEmpty ? [] : [new(null, [])]);
    }

    private static SceneLane Lane(
        LanePlan plan, Box box, SceneText title, ImmutableArray<SceneText> details, SceneSwitch? toggle, ImmutableArray<SceneRow> rows)
    {
        var (cx, cy) = (title.X + title.Width + 9, title.Baseline - 5);
        return new()
        {
            Id = plan.Id,
            Box = box,
            Title = title,
            Details = details,
            Switch = toggle,
            IsFolded = plan.IsFolded,
            Toggle = new(box.X + 6, box.Y + 6, title.X + title.Width + ChevronRoom - box.X - 6, 30),
            Chevron = plan.IsFolded
                ? PathData.Of(new(cx + 1.5, cy - 4), new(cx + 5.5, cy), new(cx + 1.5, cy + 4))
                : PathData.Of(new(cx, cy - 2), new(cx + 4, cy + 2), new(cx + 8, cy - 2)),
            Rows = rows,
        };
    }
}

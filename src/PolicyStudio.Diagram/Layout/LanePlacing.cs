using System.Collections.Immutable;
using PolicyStudio.Diagram.Planning;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Diagram.Layout;

/// <summary>Places lanes one below the other, with their nodes; edges come later, once the target has its place.</summary>
internal sealed class LanePlacing(SceneRequest request, Density density)
{
    private const double ChevronRoom = 22;
    private readonly NodePlacing _nodes = new(density, request.WorkloadSwitches);

    public SceneLane Place(LanePlan plan, double y) => plan.IsFolded || plan.Sources.IsEmpty ? PlaceFolded(plan, y) : PlaceOpen(plan, y);

    private SceneLane PlaceOpen(LanePlan plan, double y)
    {
        var (left, right) = (Measures.Margin + Measures.LanePadding, Measures.Margin + Measures.LaneWidth - Measures.LanePadding);
        var room = right - left - ChevronRoom;
        var toggle = request.NamespaceSwitches.GetValueOrDefault(plan.Id);
        var labels = Wording.Labels(request.NamespaceLabels.GetValueOrDefault(plan.Id, LabelSet.Empty), toggle?.Label);
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
        foreach (var source in plan.Sources)
        {
            var node = _nodes.Place(source, left, top);
            rows.Add(new(node, []));
            top = node.Box.Bottom + density.NodeGap;
        }
        var box = new Box(Measures.Margin, y, Measures.LaneWidth, top - density.NodeGap + Measures.LanePadding - y);
        return Lane(plan, box, title, details, placed, rows.ToImmutable());
    }

    private static SceneLane PlaceFolded(LanePlan plan, double y)
    {
        var (left, room) = (Measures.Margin + Measures.LanePadding, Measures.LaneWidth - 2 * Measures.LanePadding);
        var title = Typesetting.Line(left, y + 27, plan.Title, TextRole.LaneTitle, room - ChevronRoom);
        var (x, rest) = (title.X + title.Width + ChevronRoom + 4, room - title.Width - ChevronRoom - 4);
        var text = plan.FoldedText ?? "";
        var isBeside = Typesetting.Width(text, TextRole.Detail) <= rest;
        var details = text.Length == 0 ? []
            : isBeside ? [Typesetting.Line(x, y + 27, text, TextRole.Detail)]
            : Typesetting.Paragraph(left, y + 46, text, TextRole.Detail, room);
        var height = Math.Max(isBeside ? 44 : 46 + details.Length * Measures.Line, plan.Folded.Length * Measures.EdgeGap + 4);
        return Lane(plan, new(Measures.Margin, y, Measures.LaneWidth, height), title, details, null, plan.Folded.IsEmpty ? [] : [new(null, [])]);
    }

    private static SceneLane Lane(
        LanePlan plan, Box box, SceneText title, ImmutableArray<SceneText> details, SceneSwitch? toggle, ImmutableArray<SceneRow> rows)
    {
        var (x, y) = (title.X + title.Width + 9, title.Baseline - 5);
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
                ? PathData.Of(new(x + 1.5, y - 4), new(x + 5.5, y), new(x + 1.5, y + 4))
                : PathData.Of(new(x, y - 2), new(x + 4, y + 2), new(x + 8, y - 2)),
            Rows = rows,
        };
    }
}

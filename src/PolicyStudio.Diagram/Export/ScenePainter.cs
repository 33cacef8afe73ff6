using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Export;

/// <summary>Walks a scene the way the components do.</summary>
internal sealed class ScenePainter(Brush brush)
{
    public void Paint(Scene scene)
    {
        if (scene.Heading is { } heading) brush.Text(heading);
        if (scene.Caption is { } caption)
        {
            brush.Rect(caption.Box, Corner.Pill, ShapeStyle.Of(caption.Role));
            brush.Text(caption.Text);
        }
        foreach (var lane in scene.Lanes) Lane(lane);
        foreach (var target in scene.Targets) Target(target);
        foreach (var trunk in scene.Trunks) Line(trunk.Path, trunk.Arrow, EdgeStyle.Of(trunk.Look));
        foreach (var row in scene.Lanes.SelectMany(l => l.Rows))
        {
            if (row.Node is { } node) Node(node);
            foreach (var edge in row.Edges) Edge(edge);
        }
        foreach (var entry in scene.Legend.Edges) Legend(entry);
        if (scene.Legend.Draft is not { } draft) return;
        brush.Circle(draft.Dot, 5, ShapeStyle.Of(ShapeRole.PortChanged));
        brush.Text(draft.Text);
    }

    private void Lane(SceneLane lane)
    {
        brush.Rect(lane.Box, Corner.Lane, ShapeStyle.Of(ShapeRole.Lane));
        brush.Text(lane.Title);
        if (lane.IsFolded) brush.Path(lane.Chevron, ShapeStyle.Of(ShapeRole.Chevron), isRound: true);
        brush.Texts(lane.Details);
        if (lane.Switch is { } toggle) Switch(toggle);
    }

    private void Node(SceneNode node)
    {
        brush.Rect(node.Box, Corner.Card, ShapeStyle.Of(node.Role));
        brush.Text(node.Title);
        brush.Texts(node.Details);
        if (node.Switch is { } toggle) Switch(toggle);
    }

    private void Switch(SceneSwitch toggle)
    {
        if (toggle.IsChanged) brush.Rect(toggle.Box, Corner.Pill, ShapeStyle.Of(ShapeRole.SwitchDraft));
        brush.Text(toggle.Label);
        brush.Rect(toggle.Track, toggle.Track.Height / 2, ShapeStyle.Of(toggle.TrackRole));
        brush.Circle(toggle.Knob, toggle.KnobRadius, ShapeStyle.Of(toggle.KnobRole));
    }

    private void Edge(SceneEdge edge)
    {
        var style = EdgeStyle.Of(edge.Look);
        Line(edge.Way.Own, edge.Way.Arrow, style);
        if (edge.Words is { } words)
        {
            brush.Rect(edge.Badge, Corner.Pill, style.Badge);
            brush.Text(words);
        }
        brush.Circle(edge.SignAt, SceneEdge.SignRadius, style.Disc);
        brush.Path(SignPath.Of(edge.Sign), style.SignLine, isRound: true, edge.SignAt);
    }

    private void Line(string path, string arrow, EdgeStyle style)
    {
        brush.Path(path, style.Line);
        if (arrow.Length > 0) brush.Path(arrow, style.Arrow);
    }

    private void Target(SceneTarget target)
    {
        brush.Rect(target.Box, Corner.Lane, ShapeStyle.Of(ShapeRole.Lane));
        brush.Text(target.Title);
        foreach (var card in target.Cards)
        {
            brush.Rect(card.Box, Corner.Card, ShapeStyle.Of(ShapeRole.Target));
            brush.Text(card.Title);
            brush.Texts(card.Details);
            foreach (var port in card.Ports) Port(port);
            foreach (var alarm in card.Alarms) Alarm(alarm);
            brush.Texts(card.Summary);
        }
        foreach (var policy in target.Policies)
        {
            brush.Rect(policy.Box, Corner.Card, ShapeStyle.Of(policy.Role));
            brush.Text(policy.Title);
            brush.Texts(policy.Details);
        }
    }

    private void Port(PortChip port)
    {
        brush.Rect(port.Box, Corner.Chip, ShapeStyle.Of(port.IsSelected ? ShapeRole.PortSelected : ShapeRole.Port));
        brush.Text(port.Text);
        if (port.IsChanged) brush.Circle(new(port.Box.Right - 6, port.Box.Y + 3), 5, ShapeStyle.Of(ShapeRole.PortChanged));
    }

    private void Alarm(TargetAlarm alarm)
    {
        brush.Rect(alarm.Box, Corner.Alarm, ShapeStyle.Of(ShapeRole.Alarm));
        brush.Circle(alarm.SignAt, 9, ShapeStyle.Of(ShapeRole.AlarmSign));
        brush.Path(SignPath.Of(Sign.Alarm), ShapeStyle.Of(ShapeRole.AlarmSign), isRound: true, alarm.SignAt);
        brush.Texts(alarm.Lines);
    }

    private void Legend(LegendEntry entry)
    {
        var style = EdgeStyle.Of(entry.Look);
        brush.Path(entry.Line, style.Line);
        brush.Circle(entry.SignAt, 9, style.Disc);
        brush.Path(SignPath.Of(entry.Sign), style.SignLine, isRound: true, entry.SignAt, 0.8);
        brush.Text(entry.Text);
    }
}

using System.Collections.Immutable;
using PolicyStudio.Diagram.Planning;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Layout;

/// <summary>Places the target's lane: its cards, then the policies that bear on it.</summary>
internal sealed class TargetPlacing(SceneRequest request)
{
    private readonly TargetReachability _target = request.Reachability.After;

    private readonly TargetAnswer _answer = new(request.Reachability.After);

    private readonly CardWords?[] _cards = new CardWords?[request.Reachability.After.Destinations.Length];

    private readonly HashSet<string> _gone = [.. request.Reachability.Edges.Where(e => e.IsGone).Select(e => e.After.Id)];

    /// <summary>The lane with its top left corner at a place.</summary>
    public SceneTarget Place(double x, double y)
    {
        var (left, width) = (x + Measures.LanePadding, Measures.TargetWidth - 2 * Measures.LanePadding);
        var title = Typesetting.Line(left, y + 26, _target.Target.Namespace, TextRole.LaneTitle, width);
        var top = y + Measures.LaneHeader;
        var cards = ImmutableArray.CreateBuilder<TargetCard>();
        for (var i = 0; i < _target.Destinations.Length; i++)
        {
            cards.Add(PlaceCard(i, left, top, width));
            top = cards[^1].Box.Bottom + 14;
        }
        var policies = ImmutableArray.CreateBuilder<PolicyCard>();
        foreach (var note in request.Policies)
        {
            policies.Add(PlacePolicy(note, left, top, width));
            top = policies[^1].Box.Bottom + 10;
        }
        var bottom = policies.Count > 0 ? policies[^1].Box.Bottom : cards[^1].Box.Bottom;
        return new(new(x, y, Measures.TargetWidth, bottom + Measures.LanePadding - y), title, cards.ToImmutable(), policies.ToImmutable());
    }

    private TargetCard PlaceCard(int index, double x, double y, double width)
    {
        var (destination, said) = (_target.Destinations[index], _cards[index] ??= Say(index));
        var (left, room) = (x + Measures.CardPadding, width - 2 * Measures.CardPadding);
        var title = Typesetting.Line(left, y + 31, _target.Target.Name, TextRole.TargetTitle, room);
        var cursor = y + 52;
        var details = ImmutableArray.CreateBuilder<SceneText>();
        Append(Typesetting.Paragraph(left, cursor, string.Join(", ", Marks(destination).Prepend(Wording.Kind(destination))), TextRole.Detail, room));
        var labels = Wording.Group(destination) ?? _target.Target.Subject.ToString();
        Append(Typesetting.Paragraph(left, cursor, labels.Replace(",", ", ", StringComparison.Ordinal), TextRole.Label, room));

        var ports = index == 0 ? PlacePorts(left, cursor - 4, room) : [];
        cursor = ports.IsEmpty ? cursor + 8 : ports[^1].Box.Bottom + 22;
        TargetAlarm? alarm = null;
        if (said.IsOpenToAll)
        {
            alarm = PlaceAlarm(left, cursor - 12, room);
            cursor = alarm.Box.Bottom + 22;
        }
        var summary = Typesetting.Paragraph(left, cursor, said.Headline, TextRole.Summary, room);
        cursor += summary.Length * Measures.Line;
        summary = summary.AddRange(Typesetting.Paragraph(left, cursor, said.Rest, TextRole.Detail, room));

        return new()
        {
            Id = destination.Id,
            Box = new(x, y, width, summary[^1].Baseline + 18 - y),
            Title = title,
            Details = details.ToImmutable(),
            Ports = ports,
            Alarm = alarm,
            Summary = summary,
        };

        void Append(ImmutableArray<SceneText> lines)
        {
            details.AddRange(lines);
            cursor += lines.Length * Measures.Line;
        }
    }

    // What a card says hangs on all edges, and on no place: it is worked out once. Counts cover every source, also those that the caller has
    // left out of the edges to draw.
    private CardWords Say(int index)
    {
        var edges = request.Reachability.Before.Edges.Zip(request.Reachability.After.Edges, (before, after) => new EdgeDiff(before, after))
            .Where(e => _answer.CardOf(e.After) == index).ToList();
        var (headline, rest) = Counts.Of(edges, request.ShowChanges).Summary(request.ShowChanges);
        var there = edges.Find(e => _gone.Count == 0 || !_gone.Contains(e.After.Id));
        return new(headline, rest, there is not null && !_answer.IsIsolated(there.After));
    }

    private IEnumerable<string> Marks(WorkloadEndpoint destination)
    {
        var presence = request.Reachability.Edges.FirstOrDefault(e => ReferenceEquals(e.After.Destination, destination) || e.After.Destination.Equals(destination))?.DestinationPresence ?? default;
        return Wording.Of(presence) is { } word ? Wording.Marks(destination).Prepend(word) : Wording.Marks(destination);
    }

    private ImmutableArray<PortChip> PlacePorts(double left, double top, double room)
    {
        var chips = ImmutableArray.CreateBuilder<PortChip>();
        var (x, y) = (left, top);
        foreach (var port in request.Ports)
        {
            var text = Typesetting.Line(0, 0, port.Text, port.IsSelected ? TextRole.PortSelected : TextRole.Port, room - 28);
            if (x > left && x + text.Width + 28 > left + room) (x, y) = (left, y + Measures.ChipHeight + Measures.ChipGap);
            var box = new Box(x, y, text.Width + 28, Measures.ChipHeight);
            chips.Add(new(port.Id, box, text with { X = Typesetting.Round(x + 14), Baseline = Typesetting.Round(y + 17.5) }, port.IsSelected, port.IsChanged));
            x = box.Right + Measures.ChipGap;
        }
        return chips.ToImmutable();
    }

    private static TargetAlarm PlaceAlarm(double left, double top, double room)
    {
        var (x, width) = (left + 38, room - 50);
        var lines = Typesetting.Paragraph(x, top + 21, "No policy selects it:", TextRole.Alarm, width)
            .AddRange(Typesetting.Paragraph(x, top + 21 + Measures.Line, "open to everyone", TextRole.Alarm, width));
        var box = new Box(left, top, room, lines[^1].Baseline + 13 - top);
        return new(box, new(left + 20, box.CenterY), lines);
    }

    private static PolicyCard PlacePolicy(PolicyNote note, double x, double y, double width)
    {
        var (sign, text, box) = note.Change switch
        {
            PolicyChange.Created => ("+ ", TextRole.PolicyTitleDraft, ShapeRole.PolicyDraft),
            PolicyChange.Edited => ("± ", TextRole.PolicyTitleDraft, ShapeRole.PolicyDraft),
            PolicyChange.Deleted => ("− ", TextRole.PolicyTitleDeleted, ShapeRole.PolicyDeleted),
            _ => ("", TextRole.PolicyTitle, ShapeRole.Policy),
        };
        var (left, room) = (x + Measures.NodePadding, width - 2 * Measures.NodePadding);
        var title = Typesetting.Line(left, y + 23, sign + note.Name, text, room);
        var details = Typesetting.Paragraph(left, y + 42, note.Line, TextRole.Detail, room);
        var bottom = details.IsEmpty ? title.Baseline : details[^1].Baseline;
        return new(new(x, y, width, bottom + 14 - y), box, title, details);
    }

    private sealed record CardWords(string Headline, string Rest, bool IsOpenToAll);
}

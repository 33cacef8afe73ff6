using System.Collections.Immutable;
using PolicyStudio.Diagram.Planning;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Layout;

/// <summary>Places the targets' lanes, one below the other: in each its cards, then the policies that bear on it. What they say is worked out once, wherever they are placed.</summary>
internal sealed class TargetPlacing(SceneRequest request, IReadOnlyList<SceneSide> sides)
{
    private readonly Dictionary<WorkloadEndpoint, ImmutableArray<CardWords>> _words = new(ReferenceEqualityComparer.Instance);

    /// <summary>The lanes with the first one's top left corner at a place.</summary>
    public ImmutableArray<SceneTarget> Place(double x, double y)
    {
        var lanes = ImmutableArray.CreateBuilder<SceneTarget>();
        foreach (var target in request.Targets)
        {
            lanes.Add(Place(target, x, y));
            y = lanes[^1].Box.Bottom + Measures.LaneGap;
        }
        return lanes.ToImmutable();
    }

    private SceneTarget Place(TargetRequest target, double x, double y)
    {
        var (left, width) = (x + Measures.LanePadding, Measures.TargetWidth - 2 * Measures.LanePadding);
        var title = Typesetting.Line(left, y + 26, target.Workload.Namespace, TextRole.LaneTitle, width);
        var top = y + Measures.LaneHeader;
        var cards = ImmutableArray.CreateBuilder<TargetCard>();
        foreach (var group in target.Groups)
        {
            cards.Add(PlaceCard(target, group, left, top, width));
            top = cards[^1].Box.Bottom + 14;
        }
        var policies = ImmutableArray.CreateBuilder<PolicyCard>();
        foreach (var note in target.Policies)
        {
            policies.Add(PlacePolicy(note, left, top, width));
            top = policies[^1].Box.Bottom + 10;
        }
        var bottom = policies.Count > 0 ? policies[^1].Box.Bottom : cards[^1].Box.Bottom;
        return new(new(x, y, Measures.TargetWidth, bottom + Measures.LanePadding - y), title, cards.ToImmutable(), policies.ToImmutable());
    }

    private TargetCard PlaceCard(TargetRequest target, WorkloadEndpoint group, double x, double y, double width)
    {
        if (!_words.TryGetValue(group, out var said)) _words[group] = said = [.. sides.Select(s => Say(target, group, s))];
        var (left, room) = (x + Measures.CardPadding, width - 2 * Measures.CardPadding);
        var title = Typesetting.Line(left, y + 31, target.Workload.Name, TextRole.TargetTitle, room);
        var cursor = y + 52;
        var details = ImmutableArray.CreateBuilder<SceneText>();
        Append(Typesetting.Paragraph(left, cursor, string.Join(", ", Marks(target, group).Prepend(Wording.Kind(group))), TextRole.Detail, room));
        var labels = Wording.Group(group) ?? target.Workload.Subject.ToString();
        Append(Typesetting.Paragraph(left, cursor, labels.Replace(",", ", ", StringComparison.Ordinal), TextRole.Label, room));

        var ports = ReferenceEquals(group, target.Groups[0]) ? PlacePorts(target, left, cursor - 4, room) : [];
        cursor = ports.IsEmpty ? cursor + 8 : ports[^1].Box.Bottom + 22;
        var (alarms, summary) = (ImmutableArray.CreateBuilder<TargetAlarm>(), ImmutableArray.CreateBuilder<SceneText>());
        foreach (var words in said)
        {
            if (summary.Count > 0) cursor = summary[^1].Baseline + Measures.Line + 10;
            if (words.Alarm is { } alarm)
            {
                alarms.Add(PlaceAlarm(alarm, left, cursor - 12, room));
                cursor = alarms[^1].Box.Bottom + 22;
            }
            var headline = Typesetting.Paragraph(left, cursor, words.Headline, TextRole.Summary, room);
            summary.AddRange(headline);
            summary.AddRange(Typesetting.Paragraph(left, cursor + headline.Length * Measures.Line, words.Rest, TextRole.Detail, room));
        }

        return new()
        {
            Id = group.Id,
            Box = new(x, y, width, summary[^1].Baseline + 18 - y),
            Title = title,
            Details = details.ToImmutable(),
            Ports = ports,
            Alarms = alarms.ToImmutable(),
            Summary = summary.ToImmutable(),
        };

        void Append(ImmutableArray<SceneText> lines)
        {
            details.AddRange(lines);
            cursor += lines.Length * Measures.Line;
        }
    }

    // What a card says hangs on all edges, and on no place. Counts cover every peer, also those that the caller has left out of the edges to draw.
    private static CardWords Say(TargetRequest target, WorkloadEndpoint group, SceneSide side)
    {
        var answer = target.In(side.Direction)!;
        var edges = answer.Before.Edges.Zip(answer.After.Edges, (before, after) => new EdgeDiff(before, after))
            .Where(e => ReferenceEquals(e.After.Target, group) || e.After.Target.Equals(group)).ToList();
        var (headline, rest) = Counts.Of(edges, side.ShowChanges).Summary(side.ShowChanges, Wording.Peers(side.Direction));
        var gone = answer.Edges.Where(e => e.IsGone).Select(e => e.After.Id).ToHashSet();
        var there = edges.Find(e => gone.Count == 0 || !gone.Contains(e.After.Id));
        return new(headline, rest, there is not null && !IsIsolated(there.After) ? Wording.OpenToAll(side.Direction) : null);

        // The same for every peer, so that one edge is asked for all.
        static bool IsIsolated(ReachabilityEdge edge) => (edge.Direction == PolicyType.Ingress ? edge.Verdict.Ingress : edge.Verdict.Egress).IsIsolated;
    }

    private static IEnumerable<string> Marks(TargetRequest target, WorkloadEndpoint group)
    {
        var presence = target.Answers.SelectMany(a => a.Edges).FirstOrDefault(e => ReferenceEquals(e.After.Target, group) || e.After.Target.Equals(group))?.TargetPresence ?? default;
        return Wording.Of(presence) is { } word ? Wording.Marks(group).Prepend(word) : Wording.Marks(group);
    }

    private static ImmutableArray<PortChip> PlacePorts(TargetRequest target, double left, double top, double room)
    {
        var chips = ImmutableArray.CreateBuilder<PortChip>();
        var (x, y) = (left, top);
        foreach (var port in target.Ports)
        {
            var text = Typesetting.Line(0, 0, port.Text, port.IsSelected ? TextRole.PortSelected : TextRole.Port, room - 28);
            if (x > left && x + text.Width + 28 > left + room) (x, y) = (left, y + Measures.ChipHeight + Measures.ChipGap);
            var box = new Box(x, y, text.Width + 28, Measures.ChipHeight);
            chips.Add(new(port.Id, box, text with { X = Typesetting.Round(x + 14), Baseline = Typesetting.Round(y + 17.5) }, port.IsSelected, port.IsChanged));
            x = box.Right + Measures.ChipGap;
        }
        return chips.ToImmutable();
    }

    private static TargetAlarm PlaceAlarm((string Cause, string Effect) alarm, double left, double top, double room)
    {
        var (x, width) = (left + 38, room - 50);
        var cause = Typesetting.Paragraph(x, top + 21, alarm.Cause, TextRole.Alarm, width);
        var lines = cause.AddRange(Typesetting.Paragraph(x, top + 21 + cause.Length * Measures.Line, alarm.Effect, TextRole.Alarm, width));
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

    private sealed record CardWords(string Headline, string Rest, (string Cause, string Effect)? Alarm);
}

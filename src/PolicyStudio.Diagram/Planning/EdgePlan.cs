using System.Collections.Immutable;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Diagram.Text;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Planning;

/// <summary>An edge before it has a place: what it says and how it looks.</summary>
internal sealed record EdgePlan(
    string Id, int Card, Outcome? Verdict, EdgeChange Change, EdgeLook Look, string Sentence, string? Note, string? FoldedLane)
{
    public Sign Sign => SignOf(Look);

    // What still reads at a glance; the sentence has them all.
    private const int MostOfPorts = 22;

    /// <summary>On which ports it is open, where that is a part of those asked about, <c>only TCP 53</c>; null otherwise.</summary>
    public string? Part { get; init; }

    /// <summary>Whether one of its ends is no longer there.</summary>
    public bool IsGone { get; init; }

    /// <summary>Whether a policy of a kind that is not evaluated may decide otherwise.</summary>
    public bool IsConditional { get; init; }

    /// <summary>The words on an edge that shouts, that is open in part, or whose verdict hangs on something; null on a calm one.</summary>
    public string? Words
    {
        get
        {
            var said = new[] { IsGone && Look == EdgeLook.NewlyDenied ? "gone" : Wording.Of(Look), Part, IsConditional ? "conditional" : null }.OfType<string>().ToList();
            return said.Count == 0 ? null : string.Join(", ", said);
        }
    }

    /// <summary>One peer's edge.</summary>
    public static EdgePlan Of(EdgeDiff diff, TargetCards cards, bool showChanges)
    {
        var (edge, change, card) = (diff.After, showChanges ? diff.Change : EdgeChange.None, cards.CardOf(diff.After));
        var (look, part) = (LookOf(edge, change), cards.PartOf(edge, card)?.ToString());
        return new(edge.Id, card, edge.Outcome, change, look, SentenceOf(diff, change, part ?? cards.AskedOf(card)), NoteOf(diff, change, look), null)
        {
            IsGone = diff.IsGone,
            IsConditional = edge.IsConditional,
            Part = part is null ? null : $"only {(part.Length <= MostOfPorts ? part : "some ports")}",
        };
    }

    /// <summary>The edge of a folded lane: it looks like its edges where they look alike. There may be very many: nothing is put together for each.</summary>
    public static EdgePlan Of(string lane, string title, ImmutableArray<EdgeDiff> diffs, int card, TargetCards cards, bool showChanges)
    {
        var destination = cards.IdOf(card);
        var isIngress = diffs[0].After.Direction == PolicyType.Ingress;
        var (from, to) = isIngress ? ($"{title},", destination) : (destination, title);
        var sentence = $"{from} to {to}: {Counts.Of(diffs, showChanges).Breakdown()}";
        var (verdict, change) = (diffs[0].After.Outcome, ChangeOf(diffs[0]));
        var look = LookOf(diffs[0].After, change);
        var isUniform = diffs.All(d => LookOf(d.After, ChangeOf(d)) == look);
        return new(isIngress ? $"{lane} -> {destination}" : $"{destination} -> {lane}", card, isUniform ? verdict : null, isUniform ? change : EdgeChange.None,
            isUniform ? look : EdgeLook.Mixed, sentence, null, lane);

        EdgeChange ChangeOf(EdgeDiff diff) => showChanges ? diff.Change : EdgeChange.None;
    }

    public static Sign SignOf(EdgeLook look) => look switch
    {
        EdgeLook.Allowed or EdgeLook.NewlyAllowed or EdgeLook.Open => Sign.Check,
        EdgeLook.Denied or EdgeLook.NewlyDenied => Sign.Cross,
        EdgeLook.Undecidable or EdgeLook.NewlyUndecidable => Sign.Question,
        _ => Sign.Several,
    };

    private static EdgeLook LookOf(ReachabilityEdge edge, EdgeChange change) => (edge.Outcome, change) switch
    {
        (Outcome.Allowed, EdgeChange.None) => edge.IsIsolated ? EdgeLook.Allowed : EdgeLook.Open,
        (Outcome.Allowed, _) => EdgeLook.NewlyAllowed,
        (Outcome.Denied, EdgeChange.None) => EdgeLook.Denied,
        (Outcome.Denied, _) => EdgeLook.NewlyDenied,
        (_, EdgeChange.None) => EdgeLook.Undecidable,
        _ => EdgeLook.NewlyUndecidable,
    };

    private static string SentenceOf(EdgeDiff diff, EdgeChange change, string asked) =>
        diff.IsGone && change != EdgeChange.None ? Wording.Gone(diff, asked) : Wording.Sentence(diff.After, change, asked);

    private static string? NoteOf(EdgeDiff diff, EdgeChange change, EdgeLook look)
    {
        var note = Decided(diff, change, look);
        if (!diff.After.IsConditional) return note;
        var conditions = VisibleText.Of(VerdictText.Conditions(diff.After.Verdict));
        return note is null ? conditions : $"{note}. {conditions}";
    }

    private static string? Decided(EdgeDiff diff, EdgeChange change, EdgeLook look) =>
        // What is decided has no doubts, and its reasons need not be put together to find none.
        diff.After.Outcome == Outcome.Undecidable ? string.Join("; ", diff.After.Verdict.Doubts.Select(d => d.Message))
        : diff.IsGone ? "One end is no longer there"
        : change == EdgeChange.NewlyDenied ? "New connections only: established ones may outlive the change"
        : look == EdgeLook.Open ? Wording.OpenToAll(diff.After.Direction).Cause.TrimEnd(':')
        : null;
}

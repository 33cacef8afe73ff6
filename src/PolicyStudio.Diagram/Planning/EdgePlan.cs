using System.Collections.Immutable;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Diagram.Text;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Planning;

/// <summary>An edge before it has a place: what it says and how it looks.</summary>
internal sealed record EdgePlan(
    string Id, int Card, Outcome? Verdict, EdgeChange Change, EdgeLook Look, string Sentence, string? Note, string? FoldedLane)
{
    public Sign Sign => SignOf(Look);

    /// <summary>Whether one of its ends is no longer there.</summary>
    public bool IsGone { get; init; }

    /// <summary>Whether a policy of a kind that is not evaluated may decide otherwise.</summary>
    public bool IsConditional { get; init; }

    /// <summary>The words on an edge that shouts, or whose verdict hangs on something; null on a calm one.</summary>
    public string? Words => (IsGone && Look == EdgeLook.NewlyDenied ? "gone" : Wording.Of(Look), IsConditional) switch
    {
        (var words, false) => words,
        (null, _) => "conditional",
        (var words, _) => $"{words}, conditional",
    };

    /// <summary>One source's edge.</summary>
    public static EdgePlan Of(EdgeDiff diff, TargetAnswer target, bool showChanges)
    {
        var (edge, change) = (diff.After, showChanges ? diff.Change : EdgeChange.None);
        var look = LookOf(edge, change, target);
        return new(edge.Id, target.CardOf(edge), edge.Outcome, change, look, SentenceOf(diff, change, target.Asked), NoteOf(diff, change, look), null)
        {
            IsGone = diff.IsGone,
            IsConditional = edge.IsConditional,
        };
    }

    /// <summary>The edge of a folded lane: it looks like its edges where they look alike. There may be very many: nothing is put together for each.</summary>
    public static EdgePlan Of(string lane, string title, ImmutableArray<EdgeDiff> diffs, int card, TargetAnswer target, bool showChanges)
    {
        var destination = target.Cards[card].Id;
        var sentence = $"{title}, folded, to {destination}: {Counts.Of(diffs, showChanges).Breakdown()}";
        var (verdict, change) = (diffs[0].After.Outcome, ChangeOf(diffs[0]));
        var look = LookOf(diffs[0].After, change, target);
        var isUniform = diffs.All(d => LookOf(d.After, ChangeOf(d), target) == look);
        return new($"{lane} -> {destination}", card, isUniform ? verdict : null, isUniform ? change : EdgeChange.None,
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

    private static EdgeLook LookOf(ReachabilityEdge edge, EdgeChange change, TargetAnswer target) => (edge.Outcome, change) switch
    {
        (Outcome.Allowed, EdgeChange.None) => target.IsIsolated(edge) ? EdgeLook.Allowed : EdgeLook.Open,
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
        var overrides = VisibleText.Of(VerdictText.Overrides(diff.After.Verdict));
        return note is null ? overrides : $"{note}. {overrides}";
    }

    private static string? Decided(EdgeDiff diff, EdgeChange change, EdgeLook look) =>
        // What is decided has no doubts, and its reasons need not be put together to find none.
        diff.After.Outcome == Outcome.Undecidable ? string.Join("; ", diff.After.Verdict.Doubts.Select(d => d.Message))
        : diff.IsGone ? "One end is no longer there"
        : change == EdgeChange.NewlyDenied ? "New connections only: established ones may outlive the change"
        : look == EdgeLook.Open ? "No policy selects the target"
        : null;
}

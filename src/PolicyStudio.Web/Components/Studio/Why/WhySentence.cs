using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.Components.Studio.Sources;

namespace PolicyStudio.Web.Components.Studio.Why;

/// <summary>A verdict in a sentence or two: who decided, what it wants, what it found.</summary>
internal static class WhySentence
{
    /// <summary>The sentence of a verdict.</summary>
    public static ImmutableArray<Phrase> Of(Verdict verdict, PolicyDraft draft) => verdict.IsConditional
        ? [.. Decided(verdict, draft), " ", Phrase.Strong(VerdictText.Overrides(verdict)), ": policies of that kind are not evaluated."]
        : Decided(verdict, draft);

    private static ImmutableArray<Phrase> Decided(Verdict verdict, PolicyDraft draft)
    {
        if (!verdict.Snapshot.Plugin.Enforces) return ["The cluster's network plugin enforces no NetworkPolicy: every connection is possible, whatever the policies say."];
        if (verdict.Doubts is [var doubt, ..])
            return ["Policies alone do not say: ", doubt.Message, $". By the policies it would be {(verdict.Open.IsEmpty ? "denied" : "allowed")}."];
        var (source, target) = (SourceNames.Short(verdict.Source), SourceNames.Short(verdict.Destination));
        if (!verdict.Ingress.IsIsolated && !verdict.Egress.IsIsolated)
            return verdict.Source is AddressEndpoint
                ? ["No policy isolates ", Phrase.Strong(target), " for ingress: it is open because nobody decided it."]
                : ["No policy isolates ", Phrase.Strong(target), " for ingress and none isolates ", Phrase.Strong(source),
                    " for egress: it is open because nobody decided it."];
        if (verdict.Ingress.IsIsolated && (verdict.Outcome == Outcome.Allowed || verdict.Ingress.Open.IsEmpty))
            return Side(verdict.Ingress, verdict, target, draft);
        var egress = Side(verdict.Egress, verdict, source, draft);
        return verdict.Ingress.IsIsolated ? egress : [.. egress, $" No policy isolates {target} for ingress."];
    }

    private static ImmutableArray<Phrase> Side(DirectionVerdict side, Verdict verdict, string isolated, PolicyDraft draft)
    {
        var direction = side.Direction.Text();
        var tier = side.NetworkPolicy;
        if (tier.AllowedBy is [var match, ..])
            return [.. By(match.Policy, draft), " isolates ", Phrase.Strong(isolated), $" for {direction}, and its {direction} rule {match.Rule + 1} admits ",
                .. Wants(ConditionWords.Of(match, side, verdict)), "."];
        var nearest = tier.Misses.FirstOrDefault();
        ImmutableArray<Phrase> start = [.. By(nearest?.Policy ?? tier.IsolatedBy[0], draft), " isolates ", Phrase.Strong(isolated), $" for {direction}, and "];
        if (nearest is null) return [.. start, $"has no {direction} rule: it admits nobody."];
        var conditions = ConditionWords.Of(nearest, side, verdict);
        var which = tier.Misses.Length == 1 ? "its only rule" : "its nearest rule";
        // A finding may begin with a name, and a name is never changed: so it begins no sentence.
        return [.. start, $"{which} wants ", .. Wants(conditions), ", but ", string.Join(", and ", conditions.Where(c => !c.Holds).Select(c => c.Finding)), "."];
    }

    private static IEnumerable<Phrase> By(NetworkPolicy policy, PolicyDraft draft) =>
        [draft.Changes.OfType<PolicyWrite>().Any(c => c.Object == policy.Reference) ? "The draft's policy " : "Policy ", Phrase.Strong(policy.Name)];

    private static IEnumerable<Phrase> Wants(ImmutableArray<Condition> conditions) =>
        conditions.SelectMany((c, i) => i == 0 ? c.Wants : [" ", Phrase.Strong(c.IsPort ? "on" : "and"), " ", .. c.Wants]);
}

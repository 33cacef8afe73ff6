using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.Components.Studio.Sources;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.Components.Studio.Why;

/// <summary>A verdict in a sentence or two: who decided, what it wants, what it found.</summary>
internal static class WhySentence
{
    /// <summary>The sentence of a verdict.</summary>
    public static ImmutableArray<Phrase> Of(Verdict verdict, PolicyDraft draft) => verdict.IsConditional
        ? Phrasing.Of(verdict.Overrides.IsEmpty ? SentenceTexts.MayAdmit : SentenceTexts.MayOverride, Decided(verdict, draft), [Phrase.Strong(VerdictWords.Conditions(verdict))])
        : Decided(verdict, draft);

    private static ImmutableArray<Phrase> Decided(Verdict verdict, PolicyDraft draft)
    {
        if (!verdict.Snapshot.Plugin.Enforces) return [SentenceTexts.NothingEnforces];
        if (verdict.Doubts is [var doubt, ..])
            return Phrasing.Of(verdict.Open.IsEmpty ? SentenceTexts.WouldBeDenied : SentenceTexts.WouldBeAllowed, [Words(doubt, verdict)]);
        var (source, target) = (SourceNames.Short(verdict.Source), SourceNames.Short(verdict.Destination));
        if (!verdict.Ingress.IsIsolated && !verdict.Egress.IsIsolated)
            return verdict.Source is AddressEndpoint
                ? Phrasing.Of(SentenceTexts.OpenToOutside, [Phrase.Strong(target)])
                : Phrasing.Of(SentenceTexts.Open, [Phrase.Strong(target)], [Phrase.Strong(source)]);
        if (verdict.Ingress.IsIsolated && (verdict.Outcome == Outcome.Allowed || verdict.Ingress.Open.IsEmpty))
            return Side(verdict.Ingress, verdict, target, draft);
        var egress = Side(verdict.Egress, verdict, source, draft);
        return verdict.Ingress.IsIsolated ? egress : Phrasing.Of(SentenceTexts.TargetNotIsolated, egress, [target]);
    }

    private static ImmutableArray<Phrase> Side(DirectionVerdict side, Verdict verdict, string isolated, PolicyDraft draft)
    {
        ImmutableArray<Phrase> direction = [side.Direction.Text()];
        ImmutableArray<Phrase> pods = [Phrase.Strong(isolated)];
        var tier = side.NetworkPolicy;
        if (tier.AllowedBy is [var match, ..])
            return Phrasing.Of(SentenceTexts.Admits, By(match.Policy, draft), pods, direction, [$"{match.Rule + 1}"], Wants(ConditionWords.Of(match, side, verdict)));
        if (tier.Misses is not [var nearest, ..]) return Phrasing.Of(SentenceTexts.AdmitsNobody, By(tier.IsolatedBy[0], draft), pods, direction);
        var conditions = ConditionWords.Of(nearest, side, verdict);
        // A finding may begin with a name, and a name is never changed: so it begins no sentence.
        return Phrasing.Of(tier.Misses.Length == 1 ? SentenceTexts.OnlyRule : SentenceTexts.NearestRule, By(nearest.Policy, draft), pods, direction, Wants(conditions),
            [conditions.Where(c => !c.Holds).Select(c => c.Finding).DefaultIfEmpty("").Aggregate((one, other) => Wording.Of(SentenceTexts.ButAnd, one, other))]);
    }

    private static ImmutableArray<Phrase> By(NetworkPolicy policy, PolicyDraft draft) => Phrasing.Of(
        draft.Changes.OfType<PolicyWrite>().Any(c => c.Object == policy.Reference) ? SentenceTexts.DraftPolicy : SentenceTexts.Policy, [Phrase.Strong(policy.Name)]);

    private static ImmutableArray<Phrase> Wants(ImmutableArray<Condition> conditions) => conditions.Skip(1).Aggregate(conditions[0].Wants,
        (all, c) => Phrasing.Of(WhyTexts.Joined, all, [Phrase.Strong(c.IsPort ? WhyTexts.On : WhyTexts.And)], c.Wants));

    private static string Words(Doubt doubt, Verdict verdict) => doubt switch
    {
        { Kind: DoubtKind.ExposedService } => Wording.Of(SentenceTexts.Exposed, doubt.Subject.Name, doubt.Exposure),
        _ => Wording.Of(IsSource(doubt, verdict) ? SentenceTexts.SourceOnNode : SentenceTexts.TargetOnNode, $"{doubt.Subject.Namespace}/{doubt.Subject.Name}"),
    };

    // What the source does not do the destination does.
    private static bool IsSource(Doubt doubt, Verdict verdict) => verdict.Source switch
    {
        WorkloadEndpoint w => w.Representative.Reference == doubt.Subject,
        PodEndpoint p => p.Pod.Reference == doubt.Subject,
        _ => false,
    };
}

using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Components.Studio.Why;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.Components.Studio.Sources;

/// <summary>The reason of a verdict in a few words, for a list.</summary>
internal static class SourceReason
{
    /// <summary>The reason with the draft.</summary>
    public static string Of(EdgeDiff edge) =>
        edge.After.IsConditional ? Wording.Of(SourcesTexts.AndOverrides, Decided(edge), Shown.Of(VerdictWords.Overrides(edge.After.Verdict), 120)) : Decided(edge);

    private static string Decided(EdgeDiff edge)
    {
        var verdict = edge.After.Verdict;
        if (!verdict.Snapshot.Plugin.Enforces) return SourcesTexts.NothingEnforces;
        if (!verdict.Doubts.IsEmpty) return verdict.Doubts[0].Kind == DoubtKind.HostNetwork ? SourcesTexts.OnNode : SourcesTexts.Exposed;
        if (verdict.Outcome == Outcome.Denied)
            return verdict.Ingress.Open.IsEmpty ? Miss(verdict.Ingress, verdict) : Miss(verdict.Egress, verdict);
        if (!verdict.Ingress.IsIsolated && !verdict.Egress.IsIsolated) return SourcesTexts.NoPolicyDecides;
        var match = verdict.Ingress.NetworkPolicy.AllowedBy.Concat(verdict.Egress.NetworkPolicy.AllowedBy).First();
        return Wording.Of(SourcesTexts.AdmittedBy, Shown.Of(match.Policy.Name, 60));
    }

    private static string Miss(DirectionVerdict side, Verdict verdict) => side.NetworkPolicy switch
    {
        { Misses: [var nearest, ..] } => ConditionWords.Of(nearest, side, verdict).Where(c => !c.Holds).Select(c => c.Brief).Distinct().DefaultIfEmpty("")
            .Aggregate((one, other) => Wording.Of(SourcesTexts.Details, one, other)),
        { IsolatedBy: [var policy, ..] } => Wording.Of(SourcesTexts.HasNoRule, Shown.Of(policy.Name, 60)),
        _ => "",
    };
}

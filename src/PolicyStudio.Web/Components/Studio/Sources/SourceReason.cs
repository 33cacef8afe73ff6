using PolicyStudio.Engine.Policies;
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
        edge.After.IsConditional ? Wording.Of(SourcesTexts.AndConditions, Decided(edge), Shown.Of(VerdictWords.Conditions(edge.After.Verdict), 120)) : Decided(edge);

    private static string Decided(EdgeDiff edge)
    {
        var verdict = edge.After.Verdict;
        if (!verdict.Snapshot.Plugin.Enforces) return SourcesTexts.NothingEnforces;
        if (!verdict.Doubts.IsEmpty) return verdict.Doubts[0].Kind == DoubtKind.HostNetwork ? SourcesTexts.OnNode : SourcesTexts.Exposed;
        if (verdict.Outcome == Outcome.Denied) return Miss(edge.After);
        if (!verdict.Ingress.IsIsolated && !verdict.Egress.IsIsolated) return SourcesTexts.NoPolicyDecides;
        var match = verdict.Ingress.NetworkPolicy.AllowedBy.Concat(verdict.Egress.NetworkPolicy.AllowedBy).First();
        return Wording.Of(SourcesTexts.AdmittedBy, Shown.Of(match.Policy.Name, 60));
    }

    // The target's side says what the peer lacks. Where the peer's own policies close it, what they miss is the target's, which has to be said.
    private static string Miss(ReachabilityEdge edge)
    {
        var verdict = edge.Verdict;
        var (own, peers, byPeer) = edge.Direction == PolicyType.Ingress
            ? (verdict.Ingress, verdict.Egress, SourcesTexts.ByPeerEgress) : (verdict.Egress, verdict.Ingress, SourcesTexts.ByPeerIngress);
        if (own.Open.IsEmpty) return Miss(own, verdict);
        var missed = Miss(peers, verdict);
        return peers.NetworkPolicy.Misses.IsEmpty ? missed : Wording.Of(byPeer, missed);
    }

    private static string Miss(DirectionVerdict side, Verdict verdict) => side.NetworkPolicy switch
    {
        { Misses: [var nearest, ..] } => ConditionWords.Of(nearest, side, verdict).Where(c => !c.Holds).Select(c => c.Brief).Distinct().DefaultIfEmpty("")
            .Aggregate((one, other) => Wording.Of(SourcesTexts.Details, one, other)),
        { IsolatedBy: [var policy, ..] } => Wording.Of(SourcesTexts.HasNoRule, Shown.Of(policy.Name, 60)),
        _ => "",
    };
}

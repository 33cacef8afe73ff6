using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Components.Studio.Why;

namespace PolicyStudio.Web.Components.Studio.Sources;

/// <summary>The reason of a verdict in a few words, for a list.</summary>
internal static class SourceReason
{
    /// <summary>The reason with the draft.</summary>
    public static string Of(EdgeDiff edge) =>
        edge.After.IsConditional ? $"{Decided(edge)}; {Shown.Of(VerdictText.Overrides(edge.After.Verdict), 120)}" : Decided(edge);

    private static string Decided(EdgeDiff edge)
    {
        var verdict = edge.After.Verdict;
        if (!verdict.Snapshot.Plugin.Enforces) return "nothing enforces policies here";
        if (!verdict.Doubts.IsEmpty) return verdict.Doubts[0].Kind == DoubtKind.HostNetwork ? "uses its node's network" : "a Service exposes the target outside";
        if (verdict.Outcome == Outcome.Denied)
            return verdict.Ingress.Open.IsEmpty ? Miss(verdict.Ingress, verdict) : Miss(verdict.Egress, verdict);
        if (!verdict.Ingress.IsIsolated && !verdict.Egress.IsIsolated) return "no policy decides it";
        var match = verdict.Ingress.NetworkPolicy.AllowedBy.Concat(verdict.Egress.NetworkPolicy.AllowedBy).First();
        return $"admitted by {Shown.Of(match.Policy.Name, 60)}";
    }

    private static string Miss(DirectionVerdict side, Verdict verdict) => side.NetworkPolicy switch
    {
        { Misses: [var nearest, ..] } => string.Join(", ", ConditionWords.Of(nearest, side, verdict).Where(c => !c.Holds).Select(c => c.Brief).Distinct()),
        { IsolatedBy: [var policy, ..] } => $"{Shown.Of(policy.Name, 60)} has no rule",
        _ => "",
    };
}

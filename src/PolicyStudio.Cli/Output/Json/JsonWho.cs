using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Output.Json;

internal sealed record JsonWho(string Target, IEnumerable<JsonSource> Sources, IReadOnlyList<JsonFinding> Findings);

internal sealed record JsonSource(string Source, string Destination, string Verdict, IReadOnlyList<JsonPort> Ports, string Reason, IReadOnlyList<JsonDecision> DecidedBy,
    IReadOnlyList<string> Conditional)
{
    public static JsonSource Of(Verdict verdict) => new(
        verdict.Source.Id, verdict.Destination.Id, verdict.Outcome.Word(), JsonPort.Of(verdict.Open), VerdictText.Reason(verdict), JsonDecision.Of(verdict),
        ConditionsOf(verdict));

    /// <summary>The policies on which the verdict hangs: those that are not evaluated, and those whose ipBlocks await an address.</summary>
    public static IReadOnlyList<string> ConditionsOf(Verdict verdict) =>
        [.. verdict.Overrides.Select(o => o.Reference).Concat(verdict.Waits.Select(w => w.Policy)).Distinct().Select(p => p.ToString())];
}

internal sealed record JsonDecision(string Direction, string Policy, int? Rule, int? Peer)
{
    public static IReadOnlyList<JsonDecision> Of(Verdict verdict) => [.. Of(verdict.Egress).Concat(Of(verdict.Ingress))];

    // The rules that admit; on a side that denies, the policies that isolate it, with no rule and no peer.
    private static IEnumerable<JsonDecision> Of(DirectionVerdict side)
    {
        var direction = side.Direction.Text();
        return side.IsIsolated && side.Open.IsEmpty
            ? side.NetworkPolicy.IsolatedBy.Select(p => new JsonDecision(direction, p.NamespacedName, null, null))
            : side.NetworkPolicy.AllowedBy.Select(m => new JsonDecision(direction, m.Policy.NamespacedName, m.Rule, m.Peer));
    }
}

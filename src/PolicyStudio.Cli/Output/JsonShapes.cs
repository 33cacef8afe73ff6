using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Output;

internal sealed record JsonPort(string Protocol, int Port, int EndPort)
{
    public static IReadOnlyList<JsonPort> Of(Connectivity connectivity) =>
        [.. connectivity.Ranges.Select(r => new JsonPort(r.Protocol.Text(), r.First, r.Last))];
}

internal sealed record JsonFinding(string Rule, string Level, string? Object, string Message)
{
    public static IReadOnlyList<JsonFinding> Of(IEnumerable<Finding> findings) =>
        [.. findings.Select(f => new JsonFinding(f.Rule, f.Level.ToString().ToLowerInvariant(), f.Object?.ToString(), f.Message))];
}

internal sealed record JsonList(IReadOnlyList<JsonConnection> Connections, IReadOnlyList<JsonFinding> Findings);

internal sealed record JsonConnection(string Source, string Destination, bool All, IReadOnlyList<JsonPort> Ports)
{
    public static JsonConnection Of(Connection c) =>
        new(c.Source.Id, c.Destination.Id, c.Open.IsAll, c.Open.IsAll ? [] : JsonPort.Of(c.Open));
}

internal sealed record JsonWho(string Target, IReadOnlyList<JsonSource> Sources);

internal sealed record JsonSource(string Source, string Verdict, IReadOnlyList<JsonPort> Ports, string Reason, IReadOnlyList<JsonDecision> DecidedBy)
{
    public static JsonSource Of(Verdict verdict) => new(
        verdict.Source.Id, verdict.Outcome.Word(), JsonPort.Of(verdict.Open), VerdictText.Reason(verdict), JsonDecision.Of(verdict));
}

internal sealed record JsonDecision(string Direction, string Policy, int? Rule, int? Peer)
{
    public static IReadOnlyList<JsonDecision> Of(Verdict verdict) => [.. Of(verdict.Egress).Concat(Of(verdict.Ingress))];

    // The rules that admit; on a side that denies, the policies that isolate it, with no rule and no peer.
    private static IEnumerable<JsonDecision> Of(DirectionVerdict side)
    {
        var direction = side.Direction.ToString().ToLowerInvariant();
        return side.IsIsolated && side.Open.IsEmpty
            ? side.NetworkPolicy.IsolatedBy.Select(p => new JsonDecision(direction, $"{p.Namespace}/{p.Name}", null, null))
            : side.NetworkPolicy.AllowedBy.Select(m => new JsonDecision(direction, $"{m.Policy.Namespace}/{m.Policy.Name}", m.Rule, m.Peer));
    }
}

internal sealed record JsonExplanation(
    string Source, string Destination, IReadOnlyList<JsonPort> Asked, string Verdict, IReadOnlyList<JsonPort> Ports, string Reason,
    JsonSide Egress, JsonSide Ingress, IReadOnlyList<string> Doubts)
{
    public static JsonExplanation Of(Verdict v) => new(
        v.Source.Id, v.Destination.Id, JsonPort.Of(v.Asked), v.Outcome.Word(), JsonPort.Of(v.Open), VerdictText.Reason(v),
        JsonSide.Of(v.Egress, v), JsonSide.Of(v.Ingress, v), [.. v.Doubts.Select(d => d.Message)]);
}

internal sealed record JsonSide(bool Isolated, IReadOnlyList<string> IsolatedBy, IReadOnlyList<JsonDecision> AllowedBy, IReadOnlyList<JsonMiss> Misses)
{
    public static JsonSide Of(DirectionVerdict side, Verdict verdict)
    {
        var direction = side.Direction.ToString().ToLowerInvariant();
        return new(side.IsIsolated,
            [.. side.NetworkPolicy.IsolatedBy.Select(p => $"{p.Namespace}/{p.Name}")],
            [.. side.NetworkPolicy.AllowedBy.Select(m => new JsonDecision(direction, $"{m.Policy.Namespace}/{m.Policy.Name}", m.Rule, m.Peer))],
            [.. side.NetworkPolicy.Misses.Select(m => new JsonMiss($"{m.Policy.Namespace}/{m.Policy.Name}", m.Rule, m.Peer, VerdictText.Obstacles(m, verdict, side.Direction)))]);
    }
}

internal sealed record JsonMiss(string Policy, int Rule, int? Peer, string Obstacle);

internal sealed record JsonDiff(IReadOnlyList<JsonChange> Changes);

internal sealed record JsonChange(string Type, string Source, string Destination, IReadOnlyList<JsonPort> Before, IReadOnlyList<JsonPort> After)
{
    public static JsonChange Of(ConnectivityChange c) =>
        new(c.Word(), c.Source.Id, c.Destination.Id, JsonPort.Of(c.Before), JsonPort.Of(c.After));
}

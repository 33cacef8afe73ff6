using System.Text.Json;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Remedies;

namespace PolicyStudio.Cli.Output.Json;

internal sealed record JsonExplanation(
    string Source, string Destination, IReadOnlyList<JsonPort> Asked, string Verdict, IReadOnlyList<JsonPort> Ports, string Reason,
    JsonSide Egress, JsonSide Ingress, IReadOnlyList<string> Doubts, IReadOnlyList<string> ConditionalOn, IReadOnlyList<JsonRemedy> Remedies)
{
    public static JsonExplanation Of(Verdict v) => new(
        v.Source.Id, v.Destination.Id, JsonPort.Of(v.Asked), v.Outcome.Word(), JsonPort.Of(v.Open), VerdictText.Reason(v),
        JsonSide.Of(v.Egress, v), JsonSide.Of(v.Ingress, v), [.. v.Doubts.Select(d => d.Message)], [.. v.Overrides.Select(o => o.Reference.ToString())],
        [.. RemedyFinder.Find(v).Select(JsonRemedy.Of)]);
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

/// <summary>A small change that would admit a denied connection, and what else it would do.</summary>
internal sealed record JsonRemedy(string Kind, string Title, string Effect, IReadOnlyList<JsonChange> AlsoOpened, IReadOnlyList<JsonChange> AlsoClosed)
{
    public static JsonRemedy Of(Remedy remedy) => new(JsonNamingPolicy.CamelCase.ConvertName(remedy.Kind.ToString()), remedy.Title, remedy.Effect,
        [.. remedy.AlsoOpened.Select(JsonChange.Of)], [.. remedy.AlsoClosed.Select(JsonChange.Of)]);
}

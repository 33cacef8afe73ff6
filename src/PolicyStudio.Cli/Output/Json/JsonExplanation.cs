using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Remedies;

namespace PolicyStudio.Cli.Output.Json;

internal sealed record JsonExplanation(
    string Source, string Destination, IReadOnlyList<JsonPort> Asked, string Verdict, IReadOnlyList<JsonPort> Ports, string Reason,
    JsonSide Egress, JsonSide Ingress, IReadOnlyList<string> Doubts, IReadOnlyList<string> Conditional, IReadOnlyList<JsonRemedy> Remedies)
{
    public static JsonExplanation Of(Explanation explanation)
    {
        var v = explanation.Verdict;
        return new(
            v.Source.Id, v.Destination.Id, JsonPort.Of(v.Asked), v.Outcome.Word(), JsonPort.Of(v.Open), VerdictText.Reason(v),
            JsonSide.Of(v.Egress, v), JsonSide.Of(v.Ingress, v), [.. v.Doubts.Select(d => d.Message)],
            JsonSource.ConditionsOf(v), [.. explanation.Remedies.Select(JsonRemedy.Of)]);
    }
}

/// <summary>A change that would admit the connection: <c>peer</c>, <c>port</c>, <c>podLabel</c> or <c>namespaceLabel</c>.</summary>
internal sealed record JsonRemedy(
    string Kind, string Change, IReadOnlyList<JsonChange> AlsoOpens, IReadOnlyList<JsonChange> AlsoCloses, IReadOnlyList<string> AlsoAdmittedBy)
{
    public static JsonRemedy Of(Remedy remedy)
    {
        var kind = remedy.Kind.ToString();
        return new(char.ToLowerInvariant(kind[0]) + kind[1..], remedy.Title, [.. remedy.AlsoOpened.Select(JsonChange.Of)], [.. remedy.AlsoClosed.Select(JsonChange.Of)],
            [.. remedy.AlsoAdmittedBy.Select(p => $"{p.Namespace}/{p.Name}")]);
    }
}

internal sealed record JsonSide(bool Isolated, IReadOnlyList<string> IsolatedBy, IReadOnlyList<JsonDecision> AllowedBy, IReadOnlyList<JsonMiss> Misses)
{
    public static JsonSide Of(DirectionVerdict side, Verdict verdict)
    {
        var direction = side.Direction.Text();
        return new(side.IsIsolated,
            [.. side.NetworkPolicy.IsolatedBy.Select(p => p.NamespacedName)],
            [.. side.NetworkPolicy.AllowedBy.Select(m => new JsonDecision(direction, m.Policy.NamespacedName, m.Rule, m.Peer))],
            [.. side.NetworkPolicy.Misses.Select(m => new JsonMiss(m.Policy.NamespacedName, m.Rule, m.Peer, VerdictText.Obstacles(m, verdict, side.Direction)))]);
    }
}

internal sealed record JsonMiss(string Policy, int Rule, int? Peer, string Obstacle);

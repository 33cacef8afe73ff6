using PolicyStudio.Engine.Invariants;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Output.Json;

internal sealed record JsonCheck(IReadOnlyList<JsonInvariant> Invariants, IReadOnlyList<JsonFinding> Findings);

internal sealed record JsonInvariant(string Name, bool Holds, int ProtectedPods, IReadOnlyList<JsonOffender> Offenders)
{
    public static JsonInvariant Of(InvariantResult result) =>
        new(result.Invariant.Name, result.Holds, result.Protected, [.. result.Offenders.Select(JsonOffender.Of)]);
}

internal sealed record JsonOffender(string Source, string Destination, string Verdict, IReadOnlyList<JsonPort> Ports, string Reason)
{
    public static JsonOffender Of(Verdict v) => new(v.Source.Id, v.Destination.Id, v.Outcome.Word(), JsonPort.Of(v.Open), VerdictText.Reason(v));
}

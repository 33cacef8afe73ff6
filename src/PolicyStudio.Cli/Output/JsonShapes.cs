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

internal sealed record JsonConnection(string Source, string Destination, bool All, IReadOnlyList<JsonPort> Ports);

internal sealed record JsonList(IReadOnlyList<JsonConnection> Connections, IReadOnlyList<JsonFinding> Findings);

internal sealed record JsonWho(string Target, IReadOnlyList<JsonSource> Sources);

internal sealed record JsonSource(string Source, string Verdict, IReadOnlyList<JsonPort> Ports, string Reason, IReadOnlyList<JsonDecision> DecidedBy);

internal sealed record JsonDecision(string Direction, string Policy, int? Rule, int? Peer);

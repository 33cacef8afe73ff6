using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Output.Json;

internal sealed record JsonList(IEnumerable<JsonConnection> Connections, IReadOnlyList<JsonFinding> Findings);

internal sealed record JsonConnection(string Source, string Destination, bool All, IReadOnlyList<JsonPort> Ports)
{
    public static JsonConnection Of(Connection c) =>
        new(c.Source.Id, c.Destination.Id, c.Open.IsAll, c.Open.IsAll ? [] : JsonPort.Of(c.Open));
}

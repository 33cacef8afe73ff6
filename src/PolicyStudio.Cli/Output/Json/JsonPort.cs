using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Cli.Output.Json;

internal sealed record JsonPort(string Protocol, int Port, int EndPort)
{
    public static IReadOnlyList<JsonPort> Of(Connectivity connectivity) =>
        [.. connectivity.Ranges.Select(r => new JsonPort(r.Protocol.Text(), r.First, r.Last))];
}

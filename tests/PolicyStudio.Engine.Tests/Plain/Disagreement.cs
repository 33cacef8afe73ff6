using System.Text.Json.Nodes;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Engine.Tests.Plain;

/// <summary>A question on which engine and judge disagree, or another way in which the engine is wrong about a cluster.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="From">Who connects, <c>ns/pod</c> or an address; null where it is about no single connection.</param>
/// <param name="To">To whom.</param>
/// <param name="Protocol">On which protocol.</param>
/// <param name="Port">On which port.</param>
/// <param name="Allowed">The judge's answer.</param>
internal sealed record Disagreement(string What, string? From = null, string? To = null, Protocol Protocol = default, int Port = 0, bool Allowed = false)
{
    public static Disagreement Of(string who, Endpoint from, Endpoint to, Protocol protocol, int port, bool allowed) =>
        new($"{who} does not", Name(from), Name(to), protocol, port, allowed);

    /// <summary>Writes the cluster and the question as a folder of tests/Cases.</summary>
    public void WriteCase(string folder, JsonObject cluster)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "cluster.yaml"), cluster.ToJsonString(new() { WriteIndented = true }) + "\n");
        if (From is null) return;
        var question = new JsonObject { ["from"] = From, ["to"] = To, ["protocol"] = Protocol.Text(), ["port"] = Port, ["allow"] = Allowed };
        File.WriteAllText(Path.Combine(folder, "expected.json"), new JsonArray(question).ToJsonString() + "\n");
    }

    public override string ToString() => From is null ? What : $"{From} to {To} on {Protocol.Text()} {Port}: the judge says {Allowed}, {What}";

    private static string Name(Endpoint endpoint) => endpoint is PodEndpoint p ? $"{p.Pod.Namespace}/{p.Pod.Name}" : endpoint.Id;
}

using System.Text.Json.Nodes;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Cluster.Applying.Records;

/// <summary>A pair whose open ports a plan was to alter, as it was previewed.</summary>
/// <param name="Source">Who connects, in the spelling of endpoints: <c>backend/orders[Deployment]</c>, <c>0.0.0.0-9.255.255.255</c>.</param>
/// <param name="Destination">To whom, in the same spelling.</param>
/// <param name="Before">The ports open before.</param>
/// <param name="After">The ports open after.</param>
public sealed record RecordedChange(string Source, string Destination, Connectivity Before, Connectivity After)
{
    /// <summary>The change in a line.</summary>
    public override string ToString() => $"{Source} -> {Destination} from {Before} to {After}";

    internal static RecordedChange Of(ConnectivityChange change) => new(change.Source.Id, change.Destination.Id, change.Before, change.After);

    internal JsonObject ToJson() => new() { ["source"] = Source, ["destination"] = Destination, ["before"] = Ports(Before), ["after"] = Ports(After) };

    internal static RecordedChange Read(JsonObject json) => new(
        (string)json["source"]!, (string)json["destination"]!, Ports((JsonArray)json["before"]!), Ports((JsonArray)json["after"]!));

    private static JsonArray Ports(Connectivity open) =>
        new([.. open.Ranges.Select(r => new JsonObject { ["protocol"] = r.Protocol.Text(), ["port"] = r.First, ["endPort"] = r.Last })]);

    private static Connectivity Ports(JsonArray json) => Connectivity.Of(json.Select(r => new PortRange(
        ProtocolText.Parse((string)r!["protocol"]!) ?? throw new FormatException("no such protocol"), (int)r["port"]!, (int)r["endPort"]!)));
}

using System.Text;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Applying.Records;

/// <summary>A policy of a record, in the Kubernetes API's shape, with the version that was seen. Who manages it is not kept: such plans are for export only.</summary>
internal static class PolicyJson
{
    public static JsonObject Write(NetworkPolicy policy)
    {
        var json = ManifestWriter.Json(policy);
        json["spec"]!["policyTypes"] = new JsonArray([.. policy.PolicyTypes.Select(t => (JsonNode)t.ToString())]);
        if (policy.Version is not { } version) return json;
        json["metadata"]!["uid"] = version.Uid;
        json["metadata"]!["resourceVersion"] = version.ResourceVersion;
        return json;
    }

    /// <exception cref="FormatException">It is no policy.</exception>
    public static NetworkPolicy Read(JsonObject json)
    {
        var reader = new ObjectReader("the record");
        var policy = reader.NetworkPolicy(JsonDocuments.Parse(Encoding.UTF8.GetBytes(json.ToJsonString())));
        // What the API server would refuse may still be what an older one held: only what cannot be read counts.
        policy = policy with { HasDefaultPolicyTypes = false, Manager = null, Version = Version(json["metadata"] as JsonObject) };
        if (!JsonNode.DeepEquals(Write(policy), json)) throw new FormatException($"not a policy: {reader.Errors.FirstOrDefault()?.Message}");
        return policy;
    }

    private static ObjectVersion? Version(JsonObject? metadata) =>
        (string?)metadata?["uid"] is { } uid && (string?)metadata["resourceVersion"] is { } version ? new(uid, version) : null;
}

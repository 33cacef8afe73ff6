using System.Text;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Applying.Writing;

/// <summary>Reads how a step stands from the object as the API server holds it.</summary>
internal static class ObjectReading
{
    /// <summary>How the step stands towards the object, or towards its absence (null).</summary>
    public static StepReading Read(WriteStep step, JsonObject? current) => step switch
    {
        LabelStep s when current is null => new(StepState.Other, $"{s.Object} is not there"),
        LabelStep s => s.Read((string?)current["metadata"]?["uid"], LabelsOf(s, current)),
        PolicyStep s when current is null => s.Read(null),
        PolicyStep s => Policy(s, current),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    public static ObjectVersion? VersionOf(JsonObject? current) =>
        (string?)current?["metadata"]?["uid"] is { } uid && (string?)current["metadata"]!["resourceVersion"] is { } version ? new(uid, version) : null;

    private static LabelSet LabelsOf(LabelStep step, JsonObject current)
    {
        var at = step.Path.Split('.').Aggregate((JsonNode?)current, (node, field) => node?[field]);
        return LabelSet.Of((at?["labels"] as JsonObject ?? []).Select(l => KeyValuePair.Create(l.Key, (string?)l.Value ?? "")));
    }

    private static StepReading Policy(PolicyStep step, JsonObject current)
    {
        var reader = new ObjectReader("the API server");
        var policy = reader.NetworkPolicy(JsonDocuments.Parse(Encoding.UTF8.GetBytes(current.ToJsonString())));
        if (reader.Errors.IsEmpty) return step.Read(policy);
        return new(StepState.Other, $"{step.Object} cannot be read: {reader.Errors[0].Path}: {reader.Errors[0].Message}");
    }
}

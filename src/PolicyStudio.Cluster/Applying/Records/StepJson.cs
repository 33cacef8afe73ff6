using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Applying.Records;

/// <summary>Steps with all their preconditions as JSON, and back.</summary>
internal static class StepJson
{
    public static JsonObject Write(PlanStep step) => step switch
    {
        LabelStep s => new() { ["step"] = "labels", ["object"] = Write(s.Labelled), ["path"] = s.Path, ["uid"] = s.Uid, ["labels"] = Write(s.Edits) },
        RolloutStep s => new() { ["step"] = "rollout", ["object"] = Write(s.Controller), ["pods"] = s.Pods, ["labels"] = Write(s.Edits) },
        PolicyStep s => new()
        {
            ["step"] = "policy",
            ["object"] = Write(s.Reference),
            ["before"] = s.Before is { } before ? PolicyJson.Write(before) : null,
            // Which write its model was is no part of what shall be written.
            ["after"] = s.After is { } after ? PolicyJson.Write(after with { Version = null }) : null,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    public static PlanStep Read(JsonObject json)
    {
        var about = Reference((JsonObject)json["object"]!);
        return (string?)json["step"] switch
        {
            "labels" => new LabelStep(about, (string)json["path"]!, Edits(json), (string?)json["uid"]),
            "rollout" => new RolloutStep(about, (int)json["pods"]!, Edits(json)),
            "policy" => new PolicyStep(about, Policy(json["after"]), Policy(json["before"])),
            var other => throw new FormatException($"no step is a '{other}'"),
        };

        static Engine.Policies.NetworkPolicy? Policy(JsonNode? policy) => policy is JsonObject p ? PolicyJson.Read(p) : null;
    }

    public static JsonObject Write(ObjectReference reference) =>
        new() { ["kind"] = reference.Kind, ["namespace"] = reference.Namespace, ["name"] = reference.Name };

    public static ObjectReference Reference(JsonObject json) => new((string)json["kind"]!, (string?)json["namespace"], (string)json["name"]!);

    private static JsonArray Write(ImmutableArray<LabelEdit> edits) =>
        new([.. edits.Select(e => new JsonObject { ["key"] = e.Key, ["before"] = e.Before, ["after"] = e.After })]);

    private static ImmutableArray<LabelEdit> Edits(JsonObject json) =>
        [.. ((JsonArray)json["labels"]!).Select(e => new LabelEdit((string)e!["key"]!, (string?)e["before"], (string?)e["after"]))];
}

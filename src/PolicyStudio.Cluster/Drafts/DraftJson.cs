using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Drafts;

/// <summary>A draft with its base as JSON, and back.</summary>
internal static class DraftJson
{
    private const int Format = 1;

    public static string Write(BasedDraft draft) =>
        CanonicalJson.Write(new JsonObject { ["format"] = Format, ["changes"] = Write(draft.Draft), ["base"] = Write(draft.Base) });

    /// <exception cref="FormatException">It is no draft, or one of another version of the product.</exception>
    public static BasedDraft Read(string text)
    {
        try
        {
            var json = (JsonObject)JsonNode.Parse(text)!;
            if ((int?)json["format"] != Format) throw new FormatException($"the draft's format is {json["format"]}, and this version reads {Format}");
            return BasedDraft.Of(Read((JsonArray)json["changes"]!), Read((JsonArray)json["base"]!));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or InvalidCastException or NullReferenceException or ArgumentException)
        {
            throw new FormatException($"not a draft: {wrong.Message}", wrong);
        }
    }

    private static JsonArray Write(PolicyDraft draft) => new([.. draft.Changes.Select(Write)]);

    private static PolicyDraft Read(JsonArray json) => json.Aggregate(PolicyDraft.Empty, (draft, c) => draft.With(Read((JsonObject)c!)));

    private static JsonObject Write(DraftChange change) => change switch
    {
        NamespaceLabelChange c => Label("namespaceLabel", c.Object, c.Key, c.Value),
        TemplateLabelChange c => Label("templateLabel", c.Object, c.Key, c.Value),
        PodLabelChange c => Label("podLabel", c.Object, c.Key, c.Value),
        PolicyWrite c => Policy(c),
        PolicyDeletion c => new() { ["change"] = "policyDeletion", ["object"] = StepJson.Write(c.Object) },
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private static JsonObject Policy(PolicyWrite change)
    {
        var json = new JsonObject { ["change"] = "policy", ["policy"] = PolicyJson.Write(change.Policy with { Version = null }) };
        if (change.Text is { } text) json["text"] = CanonicalJson.WellFormed(text);
        return json;
    }

    private static JsonObject Label(string kind, ObjectReference about, string key, string? value) =>
        new() { ["change"] = kind, ["object"] = StepJson.Write(about), ["key"] = key, ["value"] = value };

    private static DraftChange Read(JsonObject json)
    {
        if ((string?)json["change"] is "policy") return new PolicyWrite(PolicyJson.Read((JsonObject)json["policy"]!)) { Text = (string?)json["text"] };
        var about = StepJson.Reference((JsonObject)json["object"]!);
        return (string?)json["change"] switch
        {
            "namespaceLabel" => new NamespaceLabelChange(about.Name, (string)json["key"]!, (string?)json["value"]),
            "templateLabel" => new TemplateLabelChange(about, (string)json["key"]!, (string?)json["value"]),
            "podLabel" => new PodLabelChange(about.Namespace!, about.Name, (string)json["key"]!, (string?)json["value"]),
            "policyDeletion" => new PolicyDeletion(about.Namespace!, about.Name),
            var other => throw new FormatException($"no change is a '{other}'"),
        };
    }
}

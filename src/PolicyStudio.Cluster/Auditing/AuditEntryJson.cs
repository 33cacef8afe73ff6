using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Storing;

namespace PolicyStudio.Cluster.Auditing;

/// <summary>An entry as canonical JSON: what is hashed, stored and exported; and back.</summary>
internal static class AuditEntryJson
{
    private const int Format = 1;

    public static string Write(AuditEntry entry) => CanonicalJson.Write(new JsonObject
    {
        ["format"] = Format,
        ["sequence"] = entry.Sequence,
        ["previous"] = entry.Previous,
        ["time"] = IntentJson.Write(entry.Time),
        ["begun"] = IntentJson.Write(entry.Begun),
        ["change"] = IntentJson.Write(entry.Intent),
        ["planHash"] = entry.PlanHash,
        ["outcome"] = entry.Outcome.ToString(),
        ["message"] = entry.Message,
        ["steps"] = StepMarks.Write(entry.Steps),
        ["details"] = new JsonArray([.. entry.Details.Select(d => (JsonNode)d)]),
    });

    /// <exception cref="FormatException">It is no entry, or one of another version of the product.</exception>
    public static AuditEntry Read(string text)
    {
        try
        {
            var json = (JsonObject)JsonNode.Parse(text)!;
            if ((int?)json["format"] != Format) throw new FormatException($"the entry's format is {json["format"]}, and this version reads {Format}");
            var intent = IntentJson.Read((JsonObject)json["change"]!);
            return new()
            {
                Sequence = (long)json["sequence"]!,
                Previous = (string)json["previous"]!,
                Hash = CanonicalJson.Hash(text),
                Time = IntentJson.Time((string)json["time"]!),
                Begun = IntentJson.Time((string)json["begun"]!),
                Intent = intent,
                PlanHash = (string)json["planHash"]!,
                Outcome = Enum.Parse<ApplyOutcome>((string)json["outcome"]!),
                Message = (string)json["message"]!,
                Steps = StepMarks.Read(intent.Plan, (JsonArray)json["steps"]!),
                Details = [.. ((JsonArray)json["details"]!).Select(d => (string)d!)],
            };
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or InvalidCastException or NullReferenceException or ArgumentException or IndexOutOfRangeException)
        {
            throw new FormatException($"not an entry of the audit log: {wrong.Message}", wrong);
        }
    }
}

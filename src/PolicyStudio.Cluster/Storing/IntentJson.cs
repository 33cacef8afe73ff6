using System.Globalization;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Records;

namespace PolicyStudio.Cluster.Storing;

/// <summary>What is to be written, by whom and why, as JSON and back: the same in journal and audit log.</summary>
internal static class IntentJson
{
    public static JsonObject Write(PlanIntent intent) => new()
    {
        ["cluster"] = intent.Cluster,
        ["kind"] = intent.Kind.ToString(),
        ["regards"] = intent.Regards,
        ["author"] = Write(intent.Author),
        ["reason"] = intent.Reason.Message,
        ["provisionalSeconds"] = intent.Reason.ProvisionalFor is { } period ? (long)period.TotalSeconds : null,
        ["plan"] = JsonNode.Parse(intent.Plan.Text),
    };

    public static PlanIntent Read(JsonObject json)
    {
        var (kind, regards) = (Enum.Parse<ChangeKind>((string)json["kind"]!), (long?)json["regards"]);
        var reason = new ChangeReason((string)json["reason"]!)
        {
            Undoes = kind == ChangeKind.Undo ? regards : null,
            ProvisionalFor = (long?)json["provisionalSeconds"] is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
        return new((string)json["cluster"]!, PlanRecord.Parse(json["plan"]!.ToJsonString()), Author((JsonObject)json["author"]!), reason, kind, regards);
    }

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static JsonObject Write(Author author) => new()
    {
        ["name"] = author.Name,
        ["user"] = author.Impersonation?.User,
        ["group"] = author.Impersonation?.Group,
        ["personId"] = author.Impersonation?.PersonId,
    };

    private static Author Author(JsonObject json) => new((string)json["name"]!,
        (string?)json["user"] is { } user ? new Impersonation(user, (string)json["group"]!, (string)json["personId"]!) : null);
}

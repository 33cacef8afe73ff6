using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyStudio.Cluster.Applying.Writing;

/// <summary>What came back from the API server: an object, a Status that says why not, or nothing.</summary>
/// <param name="Code">The HTTP status, or null when there was no answer.</param>
/// <param name="Body">The object or the Status, or null when the body is no JSON object.</param>
/// <param name="Problem">What went wrong on the way, when there was no answer.</param>
internal sealed record ApiAnswer(HttpStatusCode? Code, JsonObject? Body, string? Problem = null)
{
    public bool IsSuccess => Code is { } code && (int)code is >= 200 and < 300;

    /// <summary>Whether the answer says nothing about the object: there was none, or the server was in trouble or too busy.</summary>
    public bool IsUnclear => Code is null or HttpStatusCode.TooManyRequests || (int)Code >= 500;

    /// <summary>When the server wants to be asked again, where it was too busy to look at the request; null where it was not, or does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The Status' reason, such as <c>AlreadyExists</c>, or null.</summary>
    public string? Reason => (string?)Body?["reason"];

    /// <summary>The server's own words, with the causes that it names.</summary>
    public string Message
    {
        get
        {
            var message = Problem ?? (string?)Body?["message"] ?? $"HTTP {(int?)Code}";
            // The message often says already what the causes say.
            var causes = (Body?["details"]?["causes"] as JsonArray ?? [])
                .Select(c => (Field: (string?)c?["field"] ?? "", Text: (string?)c?["message"] ?? ""))
                .Where(c => !message.Contains(c.Text, StringComparison.Ordinal)).Select(c => $"{c.Field} {c.Text}".Trim());
            return string.Join("; ", causes.Prepend(message));
        }
    }

    public static ApiAnswer Of(HttpStatusCode code, byte[] body)
    {
        try
        {
            return new(code, JsonNode.Parse(body) as JsonObject);
        }
        catch (JsonException)
        {
            return new(code, null);
        }
    }
}

using System.Net;
using System.Text.Json;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Watching.Requests;

/// <summary>The Status object with which an API server says what went wrong.</summary>
internal static class ApiStatus
{
    // What is longer is somebody's error page. It goes to logs and screens, so it is one line.
    private const int MaxMessage = 400;

    /// <summary>The message of a Status object; of any other text its beginning.</summary>
    public static string MessageOf(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("message", out var message)
                && message.ValueKind == JsonValueKind.String) return OneLine(message.GetString()!);
        }
        catch (JsonException)
        {
            // A proxy in between has answered in its own words.
        }
        return OneLine(text);
    }

    /// <summary>The refusal that an ERROR event carries.</summary>
    public static ApiRefusedException RefusalOf(ManifestNode? status)
    {
        var fields = status as MappingNode;
        var code = fields?["code"] is ScalarNode { Kind: ScalarKind.Integer } scalar && int.TryParse(scalar.Text, out var number) ? number : 500;
        return new((HttpStatusCode)code, OneLine((fields?["message"] as ScalarNode)?.Text ?? "the watch failed"));
    }

    private static string OneLine(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length <= MaxMessage ? line : line[..MaxMessage] + "…";
    }
}

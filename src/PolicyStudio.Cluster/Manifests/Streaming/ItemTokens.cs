using System.Text.Json;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>Reads one item of a list's bytes as the tokens that follow the list's opening bracket, so that an error is said as it would be in the whole text.</summary>
internal static class ItemTokens
{
    private static readonly JsonReaderOptions Options = JsonNodes.Options with { AllowMultipleValues = true };

    private static readonly int Opened = "{\"items\":["u8.Length;

    private static readonly JsonReaderState InList = Open();

    /// <summary>Throws where the bytes are not JSON.</summary>
    /// <exception cref="JsonException">They are not; <see cref="PlaceOf"/> tells where.</exception>
    public static void RequireJson(ReadOnlySpan<byte> item)
    {
        var reader = new Utf8JsonReader(item, isFinalBlock: false, InList);
        while (reader.Read()) { }
    }

    /// <summary>Where in the item an error stands: how many lines below its beginning, and the byte in that line, both from 0.</summary>
    public static (int Lines, int ByteInLine) PlaceOf(JsonException e) =>
        e.LineNumber is > 0 and var line ? ((int)line, (int)(e.BytePositionInLine ?? 0)) : (0, (int)(e.BytePositionInLine ?? 0) - Opened);

    private static JsonReaderState Open()
    {
        var reader = new Utf8JsonReader("{\"items\":["u8, isFinalBlock: false, new(Options));
        while (reader.Read()) { }
        return reader.CurrentState;
    }
}

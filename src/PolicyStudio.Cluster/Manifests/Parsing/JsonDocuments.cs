using System.Collections.Immutable;
using System.Text.Json;

namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>Reads JSON into nodes: answers of an API server, which come in pages of a bounded size. Files are streamed.</summary>
public static class JsonDocuments
{
    private static readonly JsonReaderOptions DeepOptions = new() { MaxDepth = 1_000 };

    /// <summary>The one value of a JSON text, without lines and columns.</summary>
    /// <exception cref="ManifestSyntaxException">The bytes are not JSON.</exception>
    public static ManifestNode Parse(ReadOnlySpan<byte> utf8) => Parse(utf8, JsonNodes.Options, []);

    /// <summary>The one value of an API server's answer, without fields of some names, wherever they stand: these may be large, and deep.</summary>
    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static ManifestNode ParseWithout(ReadOnlySpan<byte> utf8, ImmutableArray<string> omitted) =>
        Parse(utf8, omitted.IsEmpty ? JsonNodes.Options : DeepOptions, omitted);

    private static ManifestNode Parse(ReadOnlySpan<byte> utf8, JsonReaderOptions options, ImmutableArray<string> omitted)
    {
        var reader = new Utf8JsonReader(utf8, options);
        try
        {
            reader.Read();
            var node = JsonNodes.ReadUnplaced(ref reader, omitted);
            if (reader.Read()) throw new ManifestSyntaxException("more follows after the end of the JSON value", 1, 1);
            return node;
        }
        catch (JsonException e)
        {
            throw JsonNodes.Refusal(e, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
        }
        catch (InvalidOperationException)
        {
            throw new ManifestSyntaxException("not JSON: a string is not UTF-8", 1, 1);
        }
    }
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>Reads JSON into nodes: answers of an API server, and files.</summary>
public static class JsonDocuments
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = DocumentLimits.MaxDepth };
    private static readonly JsonReaderOptions DeepOptions = new() { MaxDepth = 1_000 };

    /// <summary>The one value of a JSON text. Lines and columns are counted only where the text came from a file.</summary>
    /// <exception cref="ManifestSyntaxException">The bytes are not JSON.</exception>
    public static ManifestNode Parse(ReadOnlySpan<byte> utf8, bool withPositions = false) => Parse(utf8, withPositions, []);

    /// <summary>The one value of an API server's answer, without fields of some names, wherever they stand: these may be large, and deep.</summary>
    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, bool)"/>
    public static ManifestNode ParseWithout(ReadOnlySpan<byte> utf8, ImmutableArray<string> omitted) => Parse(utf8, false, omitted);

    private static ManifestNode Parse(ReadOnlySpan<byte> utf8, bool withPositions, ImmutableArray<string> omitted)
    {
        var reader = new Utf8JsonReader(utf8, omitted.IsEmpty ? Options : DeepOptions);
        var places = withPositions ? new LineIndex(utf8) : null;
        try
        {
            reader.Read();
            var node = Read(ref reader, places, omitted);
            if (reader.Read()) throw new ManifestSyntaxException("more follows after the end of the JSON value", 1, 1);
            return node;
        }
        catch (JsonException e)
        {
            throw new ManifestSyntaxException("not JSON: " + e.Message, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
        }
        catch (InvalidOperationException)
        {
            throw new ManifestSyntaxException("not JSON: a string is not UTF-8", 1, 1);
        }
    }

    private static ManifestNode Read(ref Utf8JsonReader reader, LineIndex? places, ImmutableArray<string> omitted)
    {
        var (line, column) = places?.PlaceOf(reader.TokenStartIndex) ?? (0, 0);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var entries = ImmutableArray.CreateBuilder<MappingEntry>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var (keyLine, keyColumn) = places?.PlaceOf(reader.TokenStartIndex) ?? (0, 0);
                    var key = reader.GetString()!;
                    reader.Read();
                    if (omitted.Contains(key)) reader.Skip();
                    else entries.Add(new(key, keyLine, keyColumn, Read(ref reader, places, omitted)));
                }
                return new MappingNode(line, column, entries.ToImmutable());
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<ManifestNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Read(ref reader, places, omitted));
                return new SequenceNode(line, column, items.ToImmutable());
            case JsonTokenType.String:
                return new ScalarNode(line, column, ScalarKind.String, reader.GetString()!);
            case JsonTokenType.Number:
                var number = Encoding.UTF8.GetString(reader.ValueSpan);
                return new ScalarNode(line, column, reader.TryGetInt64(out _) ? ScalarKind.Integer : ScalarKind.Float, number);
            case JsonTokenType.True or JsonTokenType.False:
                return new ScalarNode(line, column, ScalarKind.Boolean, reader.GetBoolean() ? "true" : "false");
            default:
                return new ScalarNode(line, column, ScalarKind.Null, "");
        }
    }

    private sealed class LineIndex
    {
        private readonly List<long> _starts = [0];

        public LineIndex(ReadOnlySpan<byte> utf8)
        {
            for (var i = 0; i < utf8.Length; i++)
                if (utf8[i] == (byte)'\n') _starts.Add(i + 1);
        }

        public (int Line, int Column) PlaceOf(long offset)
        {
            var at = _starts.BinarySearch(offset);
            var line = at >= 0 ? at : ~at - 1;
            return (line + 1, (int)(offset - _starts[line]) + 1);
        }
    }
}

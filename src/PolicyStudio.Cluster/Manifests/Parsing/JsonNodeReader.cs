using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>Makes nodes of a JSON value, token by token. For one value after the other, and one thread.</summary>
/// <param name="budget">How many nodes there may be.</param>
internal sealed class JsonNodeReader(NodeBudget budget)
{
    // What stands in collections that are not closed yet, the innermost one last.
    private readonly List<MappingEntry> _entries = [];
    private readonly List<ManifestNode> _items = [];

    /// <summary>Names of fields that are left out, wherever they stand.</summary>
    public ImmutableArray<string> Omitted { get; init; } = [];

    /// <summary>The name of a field whose mapping nobody looks into: it is empty then. Null looks into all.</summary>
    public byte[]? Hollow { get; init; }

    /// <summary>Makes a text of the bytes of one without escapes.</summary>
    public Func<ReadOnlySpan<byte>, string>? Texts { get; init; }

    /// <summary>The value at the reader's token. Without bytes there are no places: what comes from an API server stands on no line.</summary>
    public ManifestNode Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, ref PlaceCursor place)
    {
        Move(ref place, utf8, ref reader);
        var (line, column) = (place.Line, place.Column);
        if (!budget.Take()) throw new ManifestSyntaxException(DocumentLimits.TooMany, line, column);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new MappingNode(line, column, Entries(ref reader, utf8, ref place));
            case JsonTokenType.StartArray:
                var first = _items.Count;
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) _items.Add(Read(ref reader, utf8, ref place));
                return new SequenceNode(line, column, Taken(_items, first));
            case JsonTokenType.String:
                return new ScalarNode(line, column, ScalarKind.String, Text(ref reader));
            case JsonTokenType.Number:
                var number = Encoding.UTF8.GetString(reader.ValueSpan);
                return new ScalarNode(line, column, reader.TryGetInt64(out _) ? ScalarKind.Integer : ScalarKind.Float, number);
            case JsonTokenType.True or JsonTokenType.False:
                return new ScalarNode(line, column, ScalarKind.Boolean, reader.GetBoolean() ? "true" : "false");
            default:
                return new ScalarNode(line, column, ScalarKind.Null, "");
        }
    }

    private ImmutableArray<MappingEntry> Entries(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, ref PlaceCursor place)
    {
        var first = _entries.Count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            Move(ref place, utf8, ref reader);
            var (line, column) = (place.Line, place.Column);
            var isHollow = Hollow is not null && reader.ValueTextEquals(Hollow);
            var key = Text(ref reader);
            reader.Read();
            if (Omitted.Contains(key))
            {
                reader.Skip();
            }
            else if (isHollow && reader.TokenType == JsonTokenType.StartObject)
            {
                Move(ref place, utf8, ref reader);
                _entries.Add(new(key, line, column, new MappingNode(place.Line, place.Column, [])));
                reader.Skip();
            }
            else
            {
                _entries.Add(new(key, line, column, Read(ref reader, utf8, ref place)));
            }
        }
        return Taken(_entries, first);
    }

    private string Text(ref Utf8JsonReader reader) => Texts is null || reader.ValueIsEscaped ? reader.GetString()! : Texts(reader.ValueSpan);

    private static ImmutableArray<T> Taken<T>(List<T> open, int first)
    {
        if (open.Count == first) return [];
        var taken = ImmutableArray.Create(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(open)[first..]);
        open.RemoveRange(first, open.Count - first);
        return taken;
    }

    private static void Move(ref PlaceCursor place, ReadOnlySpan<byte> utf8, ref Utf8JsonReader reader)
    {
        if (!utf8.IsEmpty) place.MoveTo(utf8, (int)reader.TokenStartIndex);
    }
}

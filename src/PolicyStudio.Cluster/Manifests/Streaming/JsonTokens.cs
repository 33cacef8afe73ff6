using System.Text.Json;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>The tokens of a JSON stream, taken one by one, or a whole value at once.</summary>
internal sealed class JsonTokens(ByteWindow window, DocumentLimits limits)
{
    private static readonly JsonReaderOptions Options = JsonNodes.Options with { AllowMultipleValues = true };

    private JsonReaderState _state = new(Options);

    // How far the state's own count is behind: it has not seen the items that went another way.
    private int _missedLines, _missedBytes, _missedInLine;

    /// <summary>How many bytes have been taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Whether bytes are JSON from beginning to end.</summary>
    public static bool AreJson(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        try
        {
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Where an error of a token stands: line and byte in the line, from 1.</summary>
    public (int Line, int Column) PlaceOf(JsonException e)
    {
        var (line, inLine) = ((int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0));
        return (line + _missedLines + 1, inLine + (line == _missedInLine ? _missedBytes : 0) + 1);
    }

    /// <summary>Items of the list that was opened last were taken off the window by somebody else, who ended behind one of them.</summary>
    /// <param name="line">The window's line before.</param>
    /// <param name="byteColumn">Its byte in the line before.</param>
    public void Pass(int line, int byteColumn)
    {
        var seenLine = line - 1 - _missedLines;
        var seenInLine = byteColumn - (seenLine == _missedInLine ? _missedBytes : 0);
        // To the state they are one item, the shortest.
        var item = "{}"u8;
        var reader = new Utf8JsonReader(item, isFinalBlock: false, _state);
        while (reader.Read()) { }
        _state = reader.CurrentState;
        (_missedLines, _missedBytes, _missedInLine) = (window.Line - 1 - seenLine, window.ByteColumn - seenInLine - item.Length, seenLine);
    }

    /// <summary>The type of the next token, or null at the end.</summary>
    public JsonTokenType? Peek()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(window.Span, window.IsLast, _state);
            if (reader.Read()) return reader.TokenType;
            if (window.IsLast) return null;
            ReadOn();
        }
    }

    /// <summary>Takes the token that was peeked at; its place.</summary>
    public (int Line, int Column) Take()
    {
        var reader = new Utf8JsonReader(window.Span, window.IsLast, _state);
        reader.Read();
        var place = window.PlaceOf((int)reader.TokenStartIndex);
        Advance(ref reader);
        return place;
    }

    /// <summary>Takes the name of a property that was peeked at.</summary>
    public (int Line, int Column, string Key) TakeKey()
    {
        var reader = new Utf8JsonReader(window.Span, window.IsLast, _state);
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        var (line, column) = window.PlaceOf(start);
        var key = ((ScalarNode)JsonNodes.ReadPlaced(window.Span[start..(start + reader.ValueSpan.Length + 2)], line, column, new NodeBudget())).Text;
        Advance(ref reader);
        return (line, column, key);
    }

    /// <summary>Takes the next value, whatever its size up to the limit.</summary>
    /// <exception cref="ManifestSyntaxException">It is refused; it has been taken all the same, unless it is too large.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public ManifestNode TakeValue(NodeBudget budget)
    {
        while (true)
        {
            var reader = new Utf8JsonReader(window.Span, window.IsLast, _state);
            if (reader.Read() && reader.TokenStartIndex is var start && SkipsValue(ref reader))
            {
                var value = window.Bytes[(int)start..(int)reader.BytesConsumed];
                var (line, column) = window.PlaceOf((int)start);
                if (value.Length > limits.MaxBytes) throw TooLarge(line, column);
                Advance(ref reader);
                return JsonNodes.ReadPlaced(value.Span, line, column, budget);
            }
            ReadOn();
        }
    }

    // Moves to the value's end when that is at hand. Counting ends the work on a value of very many parts before it is looked at twice.
    private bool SkipsValue(ref Utf8JsonReader reader)
    {
        var (depth, tokens, start) = (reader.CurrentDepth, 0, reader.TokenStartIndex);
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return true;
        while (reader.Read())
        {
            if (reader.CurrentDepth == depth) return true;
            if (++tokens <= 3 * DocumentLimits.MaxNodes) continue;
            var (line, column) = window.PlaceOf((int)start);
            throw new ManifestSyntaxException(DocumentLimits.TooMany, line, column);
        }
        return false;
    }

    private void ReadOn()
    {
        if (window.Span.Length > limits.MaxBytes) throw TooLarge(window.Line, window.Column);
        window.Fill();
    }

    private ManifestSyntaxException TooLarge(int line, int column) => new($"a value larger than {limits.MaxBytes / 1_000_000} MB; no object of a cluster is that large", line, column);

    private void Advance(ref Utf8JsonReader reader)
    {
        window.Advance((int)reader.BytesConsumed);
        Taken += reader.BytesConsumed;
        _state = reader.CurrentState;
    }
}

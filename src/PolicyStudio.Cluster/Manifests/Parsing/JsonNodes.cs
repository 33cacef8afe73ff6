using System.Collections.Immutable;
using System.Text.Json;

namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>Makes nodes of JSON tokens.</summary>
internal static class JsonNodes
{
    public static readonly JsonReaderOptions Options = new() { MaxDepth = DocumentLimits.MaxDepth };

    /// <summary>The value at the reader's token, without lines and columns and without a limit to its nodes.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="omitted">Names of fields that are skipped, wherever they stand.</param>
    public static ManifestNode ReadUnplaced(ref Utf8JsonReader reader, ImmutableArray<string> omitted)
    {
        var place = new PlaceCursor(0, 0);
        return new JsonNodeReader(new(int.MaxValue)) { Omitted = omitted }.Read(ref reader, [], ref place);
    }

    /// <summary>One value with its lines and columns.</summary>
    /// <param name="utf8">The value's own bytes, which have been found to be JSON.</param>
    /// <param name="line">The line it begins at.</param>
    /// <param name="column">The column it begins at.</param>
    /// <param name="budget">How many nodes it may have.</param>
    /// <exception cref="ManifestSyntaxException">It is not text, or has too many nodes.</exception>
    public static ManifestNode ReadPlaced(ReadOnlySpan<byte> utf8, int line, int column, NodeBudget budget) =>
        ReadPlaced(utf8, line, column, new JsonNodeReader(budget));

    /// <inheritdoc cref="ReadPlaced(ReadOnlySpan{byte}, int, int, NodeBudget)"/>
    /// <param name="utf8">The value's own bytes, which have been found to be JSON.</param>
    /// <param name="line">The line it begins at.</param>
    /// <param name="column">The column it begins at.</param>
    /// <param name="nodes">Makes the nodes.</param>
    public static ManifestNode ReadPlaced(ReadOnlySpan<byte> utf8, int line, int column, JsonNodeReader nodes)
    {
        TextCheck.RequireText(utf8, line, column);
        var reader = new Utf8JsonReader(utf8, Options);
        var place = new PlaceCursor(line, column);
        try
        {
            reader.Read();
            return nodes.Read(ref reader, utf8, ref place);
        }
        catch (InvalidOperationException)
        {
            place.MoveTo(utf8, (int)reader.TokenStartIndex);
            throw new ManifestSyntaxException("not JSON: a string has half of a surrogate pair (\\ud800 to \\udfff must come in pairs)", place.Line, place.Column);
        }
    }

    /// <summary>What a parser's exception says, at a place.</summary>
    public static ManifestSyntaxException Refusal(JsonException e, int line, int column)
    {
        if (e.Message.Contains("maximum configured depth", StringComparison.Ordinal)) return new(DocumentLimits.TooDeep, line, column);
        if (e.Message.Contains("trailing comma", StringComparison.Ordinal)) return new("not JSON: a comma stands before the closing brace or bracket; remove it", line, column) { IsSyntax = true };
        if (e.Message.Contains("Expected depth to be zero", StringComparison.Ordinal) || e.Message.Contains("reached end of data", StringComparison.Ordinal))
            return new("not JSON: the text ends here, and an object or array is not closed; was it cut off?", line, column) { IsSyntax = true };
        // The parser's message ends in its own count of lines, from 0.
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return new("not JSON: " + (end < 0 ? e.Message : e.Message[..end]), line, column) { IsSyntax = true };
    }
}

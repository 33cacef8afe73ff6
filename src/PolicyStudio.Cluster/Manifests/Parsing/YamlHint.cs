using System.Text;

namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>Says what is behind a syntax error, and the way out: the parser's own words name what it expected, not what people did.</summary>
internal static class YamlHint
{
    private static readonly (string Said, string Meant)[] Words =
    [
        ("did not find expected key", "the indentation does not fit the lines above, or a colon with a blank behind it is missing"),
        ("found invalid mapping", "a colon where none is expected: put text that holds one in quotes, and indent like the lines above"),
        ("did not find expected node content", "a value is missing here, or a comma or bracket is too many"),
        ("did not find expected ',' or", "a comma or the closing bracket is missing before this place"),
        ("found unexpected end of stream", "a quote opens here and is not closed"),
        ("found wrong indentation", "a quote opens here and is not closed on its line"),
        ("could not find expected ':'", "a key must be followed by a colon and a blank"),
        ("character that cannot start any token", "a value that begins with this character must be in quotes"),
        ("unknown escape character", "a backslash in double quotes begins an escape; double it, or use single quotes"),
        ("did not find expected comment or line break", "on the line of | or > nothing may follow"),
        ("undefined tag handle", "a tag (!name) is not read here; leave it out"),
        ("Mapping values are not allowed", "a colon where none is expected: put text that holds one in quotes"),
        ("did not find expected '-'", "the indentation does not fit the items above, or a dash is missing"),
        ("Did not find expected <document start>", "the text goes on behind the end of its document; is a line with --- missing?"),
    ];

    /// <summary>The error in plainer words, where what stands there gives it away.</summary>
    /// <param name="error">What the parser said.</param>
    /// <param name="text">The document.</param>
    /// <param name="firstLine">The line it begins at.</param>
    public static ManifestSyntaxException For(ManifestSyntaxException error, ReadOnlySpan<byte> text, int firstLine)
    {
        if (!error.IsSyntax) return error;
        if (text.IndexOf("\n<<<<<<< "u8) is >= 0 and var conflict)
            return new("a merge conflict is left over (<<<<<<<); resolve it first", firstLine + text[..(conflict + 1)].Count((byte)'\n'), 1);
        // The parser gives a tab the place where the collection or text around it begins.
        if (error.Message.Contains("tab", StringComparison.Ordinal) && TabLine(text) is >= 0 and var tabbed) error = error.At(firstLine + tabbed);
        var line = Line(text, error.Line - firstLine);
        if (line.Contains("{{", StringComparison.Ordinal))
            return new("a template is left over ({{ ... }}); render it first, as helm template does", error.Line, line.IndexOf("{{", StringComparison.Ordinal) + 1);
        var indentation = line[..^line.TrimStart(' ', '\t').Length];
        if (indentation.Contains('\t', StringComparison.Ordinal))
            return new("a tab indents this line; YAML is indented with spaces", error.Line, indentation.IndexOf('\t', StringComparison.Ordinal) + 1);
        foreach (var (said, meant) in Words)
            if (error.Message.Contains(said, StringComparison.Ordinal)) return new($"not YAML: {meant}", error.Line, error.Column);
        return error;
    }

    private static int TabLine(ReadOnlySpan<byte> text)
    {
        for (var line = 0; text.Length > 0; line++)
        {
            if (text.TrimStart((byte)' ') is [(byte)'\t', ..]) return line;
            var end = text.IndexOf((byte)'\n');
            text = end < 0 ? [] : text[(end + 1)..];
        }
        return -1;
    }

    private static string Line(ReadOnlySpan<byte> bytes, int index)
    {
        for (; index > 0; index--)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (end < 0) return "";
            bytes = bytes[(end + 1)..];
        }
        var length = bytes.IndexOf((byte)'\n');
        return Encoding.UTF8.GetString(length < 0 ? bytes[..Math.Min(1000, bytes.Length)] : bytes[..Math.Min(1000, length)]);
    }
}

using System.Text;

namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>Says what is behind a syntax error where the line gives it away: the parser's own words name what it expected, not what people did.</summary>
internal static class YamlHint
{
    public static ManifestSyntaxException For(ManifestSyntaxException error, ReadOnlySpan<byte> text, int firstLine)
    {
        if (!error.IsSyntax) return error;
        var line = Line(text, error.Line - firstLine);
        if (line.Contains("{{", StringComparison.Ordinal))
            return new("a template is left over ({{ ... }}); render it first, as helm template does", error.Line, line.IndexOf("{{", StringComparison.Ordinal) + 1);
        if (line.StartsWith("<<<<<<<", StringComparison.Ordinal) || line.StartsWith("=======", StringComparison.Ordinal) || line.StartsWith(">>>>>>>", StringComparison.Ordinal))
            return new("a merge conflict is left over; resolve it first", error.Line, 1);
        var indentation = line[..^line.TrimStart(' ', '\t').Length];
        return indentation.Contains('\t', StringComparison.Ordinal)
            ? new("a tab indents this line; YAML is indented with spaces", error.Line, indentation.IndexOf('\t', StringComparison.Ordinal) + 1)
            : error;
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

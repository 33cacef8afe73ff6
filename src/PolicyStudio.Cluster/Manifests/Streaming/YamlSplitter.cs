using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>
/// Cuts a stream into YAML documents at the lines that begin with <c>---</c> or <c>...</c>: YAML lets those stand nowhere else, not even in a
/// block scalar. So each document is parsed, limited and refused for itself. Those without content are left out.
/// </summary>
internal sealed class YamlSplitter(ByteWindow window, DocumentLimits limits)
{
    private ManifestSyntaxException? _refusal;
    private int _scanned, _lines, _firstLine = 1;
    private bool _hasContent, _isMidLine;

    /// <summary>The documents; each one's bytes are there until the next is asked for.</summary>
    public IEnumerable<YamlText> Documents()
    {
        while (NextLine() is { } length)
        {
            var marker = _isMidLine ? Marker.None : MarkerOf(window.Span.Slice(_scanned, length));
            if (marker == Marker.Start && Take() is { } ended)
            {
                yield return ended;
                Drop();
            }
            if (marker == Marker.Start) Drop();
            AddLine(length);
            if (marker != Marker.End) continue;
            if (Take() is { } closed) yield return closed;
            Drop();
        }
        if (Take() is { } last) yield return last;
    }

    // The length of the line that follows what has been scanned, its break included; null at the end.
    private int? NextLine()
    {
        while (true)
        {
            var rest = window.Span[_scanned..];
            var end = rest.IndexOf((byte)'\n');
            if (end >= 0) return end + 1;
            if (rest.Length > DocumentLimits.MaxLine) SkipPartOfLine(rest.Length);
            if (!window.Fill()) return window.Span.Length > _scanned ? window.Span.Length - _scanned : null;
        }
    }

    private void AddLine(int length)
    {
        var line = window.Span.Slice(_scanned, length);
        if (length > DocumentLimits.MaxLine) RefuseLine();
        _hasContent = _hasContent || _isMidLine || HasContent(line);
        _isMidLine = false;
        _scanned += length;
        _lines++;
        if (_scanned <= limits.MaxBytes) return;
        _refusal ??= new(limits.TooLarge, _firstLine, 1);
        Advance();
    }

    private void SkipPartOfLine(int length)
    {
        RefuseLine();
        (_isMidLine, _hasContent) = (true, true);
        _scanned += length;
        Advance();
    }

    private void RefuseLine() =>
        _refusal ??= new($"a line of more than {DocumentLimits.MaxLine / 1_000_000} MB; no object of a cluster is that large", window.Line + _lines, 1);

    private YamlText? Take() =>
        !_hasContent ? null : new(_refusal is null ? window.Bytes[.._scanned] : default, _firstLine, _refusal);

    private void Drop()
    {
        Advance();
        (_hasContent, _refusal, _firstLine) = (false, null, window.Line);
    }

    private void Advance()
    {
        window.AdvanceLines(_scanned, _lines);
        (_scanned, _lines) = (0, 0);
    }

    private static bool HasContent(ReadOnlySpan<byte> line)
    {
        if (line.Length > 0 && line[0] == (byte)'%') return false;
        if (MarkerOf(line) != Marker.None) line = line[3..];
        line = line.TrimStart(" \t\r\n"u8);
        return line.Length > 0 && line[0] != (byte)'#';
    }

    private static Marker MarkerOf(ReadOnlySpan<byte> line)
    {
        if (line.Length < 3 || line[0] is not ((byte)'-' or (byte)'.')) return Marker.None;
        if (line.Length > 3 && line[3] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) return Marker.None;
        return line.StartsWith("---"u8) ? Marker.Start : line.StartsWith("..."u8) ? Marker.End : Marker.None;
    }

    private enum Marker
    {
        None,
        Start,
        End,
    }
}

/// <summary>The text of one YAML document.</summary>
/// <param name="Bytes">The text; empty when it is refused.</param>
/// <param name="Line">The line it begins at.</param>
/// <param name="Refusal">Why it is not even parsed, or null.</param>
internal readonly record struct YamlText(ReadOnlyMemory<byte> Bytes, int Line, ManifestSyntaxException? Refusal);

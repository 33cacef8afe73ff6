namespace PolicyStudio.Cluster.Manifests.Editing.Trees;

/// <summary>The lines of a text, and which comment lines go with what stands between them.</summary>
internal sealed class TextLines
{
    private readonly string _text;
    private readonly List<int> _starts = [0];

    public TextLines(string text)
    {
        _text = text;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n') _starts.Add(i + 1);
        NewLine = _starts.Count > 1 && _starts[1] > 1 && text[_starts[1] - 2] == '\r' ? "\r\n" : "\n";
    }

    /// <summary>How its lines end.</summary>
    public string NewLine { get; }

    /// <summary>The line of an offset, from 0.</summary>
    public int LineOf(int offset) => _starts.BinarySearch(offset) is >= 0 and var exact ? exact : ~_starts.BinarySearch(offset) - 1;

    /// <summary>How many characters stand before an offset on its line.</summary>
    public int Column(int offset) => offset - _starts[LineOf(offset)];

    /// <summary>Where the line of an offset ends, its break not included.</summary>
    public int EndOfLine(int offset) => Content(LineOf(offset)).End;

    /// <summary>Where the line after that of an offset begins; the text's end for the last one.</summary>
    public int NextLine(int offset) => StartOf(LineOf(offset) + 1);

    /// <summary>Whether only blanks stand before an offset on its line.</summary>
    public bool StandsAlone(int offset) => _text.AsSpan(_starts[LineOf(offset)]..offset).Trim(' ').IsEmpty;

    /// <summary>The blanks that the line of an offset begins with.</summary>
    public int Indentation(int offset)
    {
        var (start, end) = Content(LineOf(offset));
        return end - start - _text.AsSpan(start..end).TrimStart(' ').Length;
    }

    /// <summary>Where what begins at an offset begins with the comment lines directly above it, at its own indentation.</summary>
    public int Lead(int start)
    {
        var (line, column) = (LineOf(start), Column(start));
        while (line > 0 && CommentColumn(line - 1) == column) line--;
        return _starts[line];
    }

    /// <summary>Where it ends, whole lines taken, with the comment lines below that are indented further than it.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where its last character ends.</param>
    public int Tail(int start, int end)
    {
        var (column, last) = (Column(start), LineOf(end - 1));
        for (var line = last + 1; line < _starts.Count; line++)
        {
            if (CommentColumn(line) > column) last = line;
            else if (!IsBlank(line)) break;
        }
        return StartOf(last + 1);
    }

    /// <summary>Whether a comment line lies between two offsets, both of them beginnings of lines.</summary>
    public bool HasComment(int from, int to)
    {
        for (var line = LineOf(from); line < _starts.Count && _starts[line] < to; line++)
            if (CommentColumn(line) >= 0) return true;
        return false;
    }

    /// <summary>Where lines that go take the blank ones below along, so that two blank stretches do not become one.</summary>
    /// <param name="from">The beginning of the first of them.</param>
    /// <param name="to">The end of the last.</param>
    public int WithBlank(int from, int to)
    {
        var above = LineOf(from) - 1;
        if (above >= 0 && !IsBlank(above)) return to;
        var line = LineOf(to);
        while (line < _starts.Count && IsBlank(line) && _starts[line] < _text.Length) line++;
        return StartOf(line);
    }

    private int StartOf(int line) => line < _starts.Count ? _starts[line] : _text.Length;

    private (int Start, int End) Content(int line)
    {
        var (start, end) = (_starts[line], line + 1 < _starts.Count ? _starts[line + 1] - 1 : _text.Length);
        return (start, end > start && _text[end - 1] == '\r' ? end - 1 : end);
    }

    private bool IsBlank(int line) => Content(line) is var (start, end) && _text.AsSpan(start..end).Trim(" \t").IsEmpty;

    private int CommentColumn(int line)
    {
        var (start, end) = Content(line);
        var rest = _text.AsSpan(start..end).TrimStart(' ');
        return rest is ['#', ..] ? end - start - rest.Length : -1;
    }
}

using System.Text.RegularExpressions;
using PolicyStudio.Cluster.Manifests.Editing.Schema;

namespace PolicyStudio.Cluster.Manifests.Editing.Completing;

/// <summary>Finds out what is open at a cursor by the indentation of the lines above it and by the brackets on them, so that a text that does not read will do.</summary>
internal sealed partial class CursorScan
{
    private readonly string _text;
    private readonly int _cursor;
    private readonly List<CursorFrame> _open = [new(FrameKind.Document, -1, PolicySchema.Document)];
    private SchemaType? _listAbove;
    private int _listIndent;

    private CursorScan(string text, int cursor) => (_text, _cursor) = (text, cursor);

    /// <summary>The place of a cursor, or null where nothing of a policy can be typed: in a comment, behind a value.</summary>
    public static CursorPlace? At(string text, int cursor) => new CursorScan(text, cursor).Scan();

    private CursorFrame Top => _open[^1];

    private CursorPlace? Scan()
    {
        for (var start = 0; ;)
        {
            var end = _text.IndexOf('\n', start, _cursor - start);
            if (end < 0) return CursorLine(start);
            Line(start, end > start && _text[end - 1] == '\r' ? end - 1 : end);
            start = end + 1;
        }
    }

    private void Line(int start, int end)
    {
        var line = _text.AsSpan(start..end);
        if (line.StartsWith("---"))
        {
            _open.RemoveRange(1, _open.Count - 1);
            Top.Keys.Clear();
            return;
        }
        if (line.TrimStart() is [] or ['#', ..]) return;
        var at = Head(start, end);
        if (!Top.IsFlow) at = Block(at, start, end, isWhole: true);
        if (at < end) new FlowScan(_text, _open).Until(at, end);
    }

    private CursorPlace? CursorLine(int start)
    {
        var at = Head(start, _cursor);
        var isOpen = Top.IsFlow;
        if (!isOpen)
        {
            var key = Block(at, start, _cursor, isWhole: false);
            if (key == at) return Word(at, start);
            at = key;
        }
        if (isOpen || IsBracket(at)) return Flow(at);
        return Comment().IsMatch(_text[at.._cursor]) ? null : Place(at, isKey: false);
    }

    // A word at the beginning of a line, or behind its dashes: a key, or an item of a list of texts.
    private CursorPlace? Word(int at, int start)
    {
        if (_text[at.._cursor] is ['#', ..]) return null;
        if (IsBracket(at)) return Flow(at);
        if (!_text.AsSpan(start..at).Contains('-')) Close(at - start);
        return Place(at, isKey: Top.Type?.Shape is SchemaShape.Mapping or SchemaShape.Labels or SchemaShape.List);
    }

    private bool IsBracket(int at) => at < _cursor && _text[at] is '{' or '[';

    private CursorPlace? Flow(int at) => new FlowScan(_text, _open).Until(at, _cursor) is >= 0 and var from ? Place(from, isKey: Top.Kind == FrameKind.Brace) : null;

    private CursorPlace Place(int from, bool isKey)
    {
        var isQuoted = from < _cursor && _text[from] is '"' or '\'';
        if (isQuoted) from++;
        return new(_text, from, _text[from.._cursor], [.. _open], isKey) { ListAbove = _listAbove, IsQuoted = isQuoted, ListIndent = _listIndent };
    }

    // Behind the dashes of a line.
    private int Head(int start, int end)
    {
        var at = start;
        while (true)
        {
            while (at < end && _text[at] == ' ') at++;
            if (Top.IsFlow || at >= end || _text[at] != '-' || (at + 1 < end && _text[at + 1] != ' ') || (at + 1 == end && end == _cursor)) return at;
            Dash(at - start, at);
            at++;
        }
    }

    // Opens the key of a line, if it has one; what follows begins behind its colon and blanks.
    private int Block(int at, int start, int end, bool isWhole)
    {
        if (Key().Match(_text, at, end - at) is not { Success: true } key) return at;
        Close(at - start);
        var name = key.Groups["name"].Value.Trim('"', '\'');
        var after = at + key.Length;
        var frame = Open(_open, at - start, at, name, isFlow: false);
        while (after < end && _text[after] == ' ') after++;
        var value = _text[after..end];
        frame.Value = Comment().Replace(value, "").Trim().Trim('"', '\'');
        return isWhole && value is not ['{' or '[', ..] ? end : after;
    }

    private void Dash(int column, int at)
    {
        while (Top.Column > column || (Top.Column == column && Top.Kind == FrameKind.Item)) _open.RemoveAt(_open.Count - 1);
        if (Top.Kind == FrameKind.Key) _listIndent = column - Top.Column;
        _open.Add(new(FrameKind.Item, column, Top.Type is { Shape: SchemaShape.List, Item: { } item } ? item : null) { Offset = at });
    }

    private void Close(int column)
    {
        _listAbove = null;
        while (_open.Count > 1 && Top.Column >= column)
        {
            if (Top is { Kind: FrameKind.Key, Type.Shape: SchemaShape.List, Value: "" } && Top.Column == column) _listAbove = Top.Type;
            _open.RemoveAt(_open.Count - 1);
        }
    }

    /// <summary>Opens a key within what is open.</summary>
    internal static CursorFrame Open(List<CursorFrame> open, int column, int at, string name, bool isFlow)
    {
        var type = open[^1].Type;
        var frame = new CursorFrame(FrameKind.Key, column, type?.Shape == SchemaShape.Labels ? PolicySchema.Text : type?.Field(name)?.Type) { Name = name, Offset = at, IsFlow = isFlow };
        open[^1].Keys[name] = frame;
        open.Add(frame);
        return frame;
    }

    [GeneratedRegex("""\G(?<name>"[^"]*"|'[^']*'|[^\s#"'{}\[\],:][^#"'{}\[\],:\s]*)\s*:(?=\s|$)""")]
    private static partial Regex Key();

    [GeneratedRegex(@"(^|\s)#.*")]
    private static partial Regex Comment();
}

using PolicyStudio.Cluster.Manifests.Editing.Schema;

namespace PolicyStudio.Cluster.Manifests.Editing.Completing;

/// <summary>Follows braces and brackets, as far as they have been typed.</summary>
internal sealed class FlowScan(string text, List<CursorFrame> open)
{
    private CursorFrame Top => open[^1];

    /// <summary>Follows a part of the text.</summary>
    /// <param name="at">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>Where the word begins that it ends in; -1 when it ends behind all that was open.</returns>
    public int Until(int at, int end)
    {
        var word = at;
        while (at < end)
        {
            var c = text[at];
            if (c is '"' or '\'')
            {
                var close = text.IndexOf(c, at + 1, end - at - 1);
                if (close < 0) return at;
                (word, at) = (at, close + 1);
                continue;
            }
            at++;
            switch (c)
            {
                case '#' when at == 1 || text[at - 2] is ' ' or '\n':
                    return -1;
                case '{' or '[':
                    var type = c == '[' || Top.Type?.Shape != SchemaShape.List ? Top.Type : null;
                    // A key's keys are those in its braces.
                    var keys = c == '{' && Top.Kind != FrameKind.Bracket ? Top.Keys : new(StringComparer.Ordinal);
                    open.Add(new(c == '{' ? FrameKind.Brace : FrameKind.Bracket, Top.Column, c == '[' ? type?.Item : type) { IsFlow = true, Offset = at - 1, Keys = keys });
                    word = at;
                    break;
                case ':' when Top.Kind == FrameKind.Brace && (at >= end || text[at] is ' ' or '\r' || text[at - 2] == '"'):
                    CursorScan.Open(open, Top.Column, word, text[word..(at - 1)].Trim().Trim('"', '\''), isFlow: true);
                    word = at;
                    break;
                case ',':
                    Keep(word, at - 1);
                    word = at;
                    break;
                case '}' or ']':
                    Keep(word, at - 1);
                    if (Top.IsFlow && Top.Kind != FrameKind.Key) open.RemoveAt(open.Count - 1);
                    word = at;
                    break;
            }
        }
        if (!Top.IsFlow) return -1;
        while (word < end && text[word] is ' ' or '\r' or '\n') word++;
        return Math.Min(word, end);
    }

    // A value ends, and its key with it.
    private void Keep(int word, int end)
    {
        if (Top is not { Kind: FrameKind.Key, IsFlow: true }) return;
        Top.Value = text[word..end].Trim().Trim('"', '\'');
        open.RemoveAt(open.Count - 1);
    }
}

using System.Text.RegularExpressions;

namespace PolicyStudio.Cluster.Manifests.Editing.Completing;

/// <summary>Looks at what stands beside a cursor: above it that has been kept, below it lines are read by their indentation.</summary>
internal static partial class SiblingScan
{
    /// <summary>The keys of the mapping that is being typed, but for the one at the cursor.</summary>
    public static HashSet<string> Keys(CursorPlace place) =>
        [.. place.Open[^1].Keys.Keys, .. place.IsFlow ? [] : Below(place, place.Column).Select(k => k.Name)];

    /// <summary>The texts of the list that is being typed, as far as they stand on lines or in one bracket around the cursor.</summary>
    public static HashSet<string> Items(CursorPlace place)
    {
        var start = place.MappingOf("policyTypes") is { } holder && holder.Keys.TryGetValue("policyTypes", out var list) ? list.Offset : place.From;
        var above = Word().Matches(place.Text[start..place.From]).Select(m => m.Value);
        var below = Word().Matches(place.Text[(place.From + place.Word.Length)..].Split(place.IsFlow ? ']' : ':')[0]).Select(m => m.Value);
        return [.. above, .. below];
    }

    /// <summary>Where a key stands beside one that is open, above or below the cursor; -1 when it does not.</summary>
    /// <param name="place">The cursor.</param>
    /// <param name="open">The key that is open.</param>
    /// <param name="wanted">The key that is looked for.</param>
    public static int Beside(CursorPlace place, string open, string wanted)
    {
        if (place.MappingOf(open) is not { } mapping) return -1;
        if (mapping.Keys.TryGetValue(wanted, out var above)) return above.Offset;
        if (!mapping.Keys.TryGetValue(open, out var own) || own.IsFlow) return -1;
        return Below(place, own.Column).Where(k => k.Name == wanted).Select(k => k.Offset).FirstOrDefault(-1);
    }

    /// <summary>The lines of a key and of what stands in it: those indented further.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">Where the key begins.</param>
    public static string Block(string text, int offset)
    {
        var column = offset - (offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1);
        var end = EndOfLine(text, offset);
        while (end < text.Length)
        {
            var next = EndOfLine(text, end + 1);
            var line = text.AsSpan((end + 1)..next);
            if (!line.Trim().IsEmpty && line.Length - line.TrimStart(' ').Length <= column) break;
            end = next;
        }
        return text[offset..end];
    }

    // Keys at a column on the lines below the cursor, until a line stands further left.
    private static IEnumerable<(string Name, int Offset)> Below(CursorPlace place, int column)
    {
        var text = place.Text;
        for (var start = EndOfLine(text, place.From) + 1; start < text.Length; start = EndOfLine(text, start) + 1)
        {
            var line = text[start..EndOfLine(text, start)];
            var indent = line.Length - line.TrimStart(' ').Length;
            if (line.Trim().Length == 0 || line[indent] == '#') continue;
            if (indent < column) yield break;
            if (indent == column && KeyAt().Match(line, indent) is { Success: true } key) yield return (key.Groups[1].Value, start + indent);
        }
    }

    private static int EndOfLine(string text, int offset) => offset >= text.Length ? text.Length : text.IndexOf('\n', offset) is >= 0 and var end ? end : text.Length;

    [GeneratedRegex("""\G["']?([\w./-]+)["']?\s*:(?=\s|$)""")]
    private static partial Regex KeyAt();

    [GeneratedRegex(@"[A-Za-z]+")]
    private static partial Regex Word();
}

namespace PolicyStudio.Diagram.Text;

/// <summary>Makes text fit a width in pixels.</summary>
internal static class TextFitting
{
    private const string Ellipsis = "…";

    /// <summary>The text, or as much of its beginning and end as fits around an ellipsis: names differ at their ends.</summary>
    public static string CutMiddle(string text, FontFace face, double size, double width)
    {
        if (BundledFonts.Width(text, face, size) <= width) return text;
        var (kept, cut) = (0, text.Length);
        while (cut - kept > 1)
        {
            var middle = (kept + cut) / 2;
            if (BundledFonts.Width(Shorten(text, middle), face, size) <= width) kept = middle;
            else cut = middle;
        }
        return Shorten(text, kept);
    }

    /// <summary>Breaks text into lines at spaces; a word longer than a line is cut in its middle.</summary>
    public static IEnumerable<string> Wrap(string text, FontFace face, double size, double width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && BundledFonts.Width(longer, face, size) > width)
            {
                yield return line;
                longer = word;
            }
            line = CutMiddle(longer, face, size, width);
        }
        if (line.Length > 0) yield return line;
    }

    private static string Shorten(string text, int kept) => text[..((kept + 1) / 2)] + Ellipsis + text[^(kept / 2)..];
}

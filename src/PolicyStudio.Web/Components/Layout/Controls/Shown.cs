using PolicyStudio.Diagram.Text;

namespace PolicyStudio.Web.Components.Layout.Controls;

/// <summary>Text of a cluster as it may be shown: what hides or turns text around is written out, and what is too long is cut.</summary>
internal static class Shown
{
    /// <summary>The text with everything in it visible; beyond <paramref name="limit"/> characters the middle is left out.</summary>
    public static string Of(string text, int limit = 253)
    {
        var visible = VisibleText.Of(text);
        if (visible.Length <= limit) return visible;
        var head = (limit - 1) * 2 / 3;
        return $"{visible[..head]}…{visible[^(limit - 1 - head)..]}";
    }

    /// <summary>The same as the beginning of a sentence.</summary>
    public static string Sentence(string text, int limit) => text.Length == 0 ? "" : Of(char.ToUpperInvariant(text[0]) + text[1..], limit);

    /// <summary>A text of several lines, its line breaks kept.</summary>
    public static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(VisibleText.Of));
}

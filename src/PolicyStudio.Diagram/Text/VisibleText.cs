using System.Globalization;
using System.Text;

namespace PolicyStudio.Diagram.Text;

/// <summary>Cluster data is hostile text: what would not show, or would turn other text around, is written out as <c>\u{202E}</c>.</summary>
public static class VisibleText
{
    /// <summary>For accessible names and tooltips, where any font may be at hand.</summary>
    public static string Of(string text) => Escape(text, _ => true);

    /// <summary>For drawn text: characters that the font lacks are written out too, so that every picture says the same.</summary>
    internal static string For(FontFace face, string text) => Escape(text, r => BundledFonts.HasGlyph(face, r.Value));

    private static string Escape(string text, Func<Rune, bool> canDraw)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsVisible(rune) && canDraw(rune)) visible.Append(rune);
            else visible.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}");
        }
        return visible.ToString();
    }

    private static bool IsVisible(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);
}

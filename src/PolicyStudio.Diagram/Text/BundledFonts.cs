using System.Collections.Immutable;

namespace PolicyStudio.Diagram.Text;

/// <summary>The font files inside this assembly, and their measures.</summary>
internal static class BundledFonts
{
    private static readonly ImmutableDictionary<FontFace, Lazy<AdvanceWidths>> Widths =
        Enum.GetValues<FontFace>().ToImmutableDictionary(f => f, f => new Lazy<AdvanceWidths>(() => AdvanceWidths.Read(Bytes(f))));

    public static byte[] Bytes(FontFace face)
    {
        using var stream = typeof(BundledFonts).Assembly.GetManifestResourceStream(FileOf(face))!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The width of a text in pixels at a font size in pixels, as drawn: glyph after glyph, no kerning and no ligatures.</summary>
    public static double Width(string text, FontFace face, double size) => Widths[face].Value.Of(text) * size;

    public static bool HasGlyph(FontFace face, int codePoint) => Widths[face].Value.Has(codePoint);

    private static string FileOf(FontFace face) => face switch
    {
        FontFace.Regular => "Inter-Regular.ttf",
        FontFace.SemiBold => "Inter-SemiBold.ttf",
        _ => "JetBrainsMono-Regular.ttf",
    };
}

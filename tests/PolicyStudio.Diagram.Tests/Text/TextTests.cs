using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Diagram.Text;
using SkiaSharp;

namespace PolicyStudio.Diagram.Tests.Text;

public sealed class TextTests
{
    [Theory]
    [InlineData(FontFace.Regular)]
    [InlineData(FontFace.SemiBold)]
    [InlineData(FontFace.Mono)]
    public void Measured_widths_are_those_that_are_drawn(FontFace face)
    {
        using var data = SKData.CreateCopy(BundledFonts.Bytes(face));
        using var typeface = SKTypeface.FromData(data);
        using var font = new SKFont(typeface, 100) { Hinting = SKFontHinting.None, LinearMetrics = true, Subpixel = true };
        for (var c = ' '; c <= 'ÿ'; c++)
            if (BundledFonts.HasGlyph(face, c))
                Assert.Equal(font.MeasureText(c.ToString()), BundledFonts.Width(c.ToString(), face, 100), 0.05);
        Assert.Equal(font.MeasureText("allow-specific…to-db"), BundledFonts.Width("allow-specific…to-db", face, 100), 0.5);
    }

    [Fact]
    public void Long_text_is_cut_in_its_middle_to_the_room_it_has()
    {
        var name = new string('a', 31) + "-" + new string('z', 31);
        var line = Typesetting.Line(0, 0, name, TextRole.NodeTitle, 120);
        Assert.True(line.Width <= 120);
        Assert.StartsWith("aaa", line.Value, StringComparison.Ordinal);
        Assert.Contains("…", line.Value, StringComparison.Ordinal);
        Assert.EndsWith("zzz", line.Value, StringComparison.Ordinal);
        Assert.Equal(name, line.Full);
    }

    [Fact]
    public void A_word_longer_than_a_line_is_cut_and_no_line_is_too_wide()
    {
        var lines = TextFitting.Wrap($"managed by {new string('x', 80)} and more", FontFace.Regular, 12, 150).ToList();
        Assert.All(lines, l => Assert.True(BundledFonts.Width(l, FontFace.Regular, 12) <= 150));
        Assert.Equal(["managed by", "and more"], [lines[0], lines[^1]]);
    }

    [Theory]
    [InlineData("mysql", "mysql")]
    [InlineData("a\u202Eb", "a\\u{202E}b")]
    [InlineData("a\u200Bb\u0000\n", "a\\u{200B}b\\u{0}\\u{A}")]
    [InlineData("naïve", "naïve")]
    [InlineData("e\u0301", "e\\u{301}")]
    [InlineData("\uFFFF", "\\u{FFFF}")]
    public void Characters_that_would_not_show_are_written_out(string text, string shown) =>
        Assert.Equal(shown, VisibleText.For(FontFace.Regular, text));

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() => Assert.Equal("\uFFFD", VisibleText.Of("\uD800"));

    [Fact]
    public void Characters_that_the_font_lacks_are_written_out_where_drawn_only()
    {
        Assert.Equal("\\u{7F51}", VisibleText.For(FontFace.Regular, "网"));
        Assert.Equal("网", VisibleText.Of("网"));
    }
}

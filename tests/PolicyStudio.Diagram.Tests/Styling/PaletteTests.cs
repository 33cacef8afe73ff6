using System.Globalization;
using System.Text.RegularExpressions;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Tests.Styling;

public sealed partial class PaletteTests
{
    /// <summary>Every text that the picture or the page sets on a ground.</summary>
    private static readonly (ColorToken Text, ColorToken[] Grounds)[] Texts =
    [
        (ColorToken.Ink, [ColorToken.Bg, ColorToken.Panel, ColorToken.Lane]),
        (ColorToken.Soft, [ColorToken.Bg, ColorToken.Panel, ColorToken.Lane, ColorToken.DraftBg, ColorToken.DenyBg]),
        (ColorToken.Faint, [ColorToken.Bg, ColorToken.Panel, ColorToken.Lane]),
        (ColorToken.Accent, [ColorToken.Bg, ColorToken.Panel, ColorToken.Lane]),
        (ColorToken.Allow, [ColorToken.AllowBg, ColorToken.Panel, ColorToken.Bg]),
        (ColorToken.Deny, [ColorToken.DenyBg, ColorToken.Panel, ColorToken.Bg]),
        (ColorToken.Unsure, [ColorToken.UnsureBg, ColorToken.Panel, ColorToken.Bg]),
        (ColorToken.Draft, [ColorToken.DraftBg, ColorToken.Panel, ColorToken.Bg, ColorToken.Lane]),
        (ColorToken.Panel, [ColorToken.Ink, ColorToken.Allow, ColorToken.Deny, ColorToken.Unsure]),
    ];

    public static TheoryData<string> Palettes => ["light", "dark"];

    [Theory]
    [MemberData(nameof(Palettes))]
    public void Every_text_has_the_contrast_of_level_AA(string name)
    {
        var palette = Of(name);
        var weak = from t in Texts
                   from ground in t.Grounds
                   let ratio = Contrast(palette[t.Text], palette[ground])
                   where ratio < 4.5
                   select $"{t.Text} on {ground}: {ratio:0.00}";
        Assert.Empty(weak);
    }

    [Theory]
    [MemberData(nameof(Palettes))]
    public void The_style_rule_has_a_value_for_every_custom_property_that_the_style_sheet_uses(string name)
    {
        var rule = Of(name).Css(":root");
        Assert.StartsWith(":root{color-scheme:", rule, StringComparison.Ordinal);
        var used = DiagramStyle.Css.Split("var(").Skip(1).Select(s => s[..s.IndexOf(')', StringComparison.Ordinal)]).Distinct().ToList();
        Assert.NotEmpty(used);
        Assert.All(used, property => Assert.Contains($";{property}:#", rule, StringComparison.Ordinal));
        Assert.Contains("--ps-allow-bg:", rule, StringComparison.Ordinal);
    }

    [Fact]
    public void The_style_sheet_names_no_colour_itself()
    {
        // On paper it brings the light palette along, as the palette has it.
        var paper = Palette.Light.Css("[data-theme]");
        Assert.Contains(paper, DiagramStyle.Css, StringComparison.Ordinal);
        Assert.DoesNotContain("#", DiagramStyle.Css.Replace(paper, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void The_style_sheet_asks_of_no_part_what_is_in_it() =>
        // Each such rule is asked again at every change within the picture: three of them were felt at each switch of a full one.
        Assert.DoesNotContain(":has(", Comment().Replace(DiagramStyle.Css, ""), StringComparison.Ordinal);

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    private static Palette Of(string name) => name == "light" ? Palette.Light : Palette.Dark;

    // WCAG 2: relative luminance and contrast ratio.
    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string color)
    {
        double Channel(int at)
        {
            var c = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Web.Tests.Shell;

/// <summary>Every text of the pages can be read: any colour of text on any ground has the contrast that WCAG asks for at level AA.</summary>
public sealed partial class ContrastTests
{
    private const double Enough = 4.5;

    private static readonly ColorToken[] Inks =
        [ColorToken.Ink, ColorToken.Soft, ColorToken.Faint, ColorToken.Accent, ColorToken.Allow, ColorToken.Deny, ColorToken.Unsure, ColorToken.Draft];

    private static readonly ColorToken[] Grounds =
        [ColorToken.Bg, ColorToken.Panel, ColorToken.Lane, ColorToken.AllowBg, ColorToken.DenyBg, ColorToken.UnsureBg, ColorToken.DraftBg];

    private static readonly string Sheet = File.ReadAllText(Path.Combine(Places.RepoRoot, "wwwroot", "app.css"));

    public static TheoryData<string> Palettes => ["light", "dark"];

    [Theory]
    [MemberData(nameof(Palettes))]
    public void Any_text_is_readable_on_any_ground(string name)
    {
        var palette = Of(name);
        Assert.Empty(from ink in Inks
                     from ground in Grounds
                     let ratio = Ratio(Rgb(palette[ink]), Rgb(palette[ground]))
                     where ratio < Enough
                     select $"{ink} on {ground}: {ratio:0.00}");
    }

    [Theory]
    [MemberData(nameof(Palettes))]
    public void So_is_what_stands_on_buttons_and_on_the_shades_of_the_matrix(string name)
    {
        var palette = Of(name);
        var rule = name == "light" ? Sheet.Split("[data-theme=dark]")[0] : Sheet.Split("[data-theme=dark]")[1];
        var onAccent = Full(OnAccent().Match(rule).Groups[1].Value);
        var (accent, ink, deny, panel) = (Rgb(palette[ColorToken.Accent]), Rgb(palette[ColorToken.Ink]), Rgb(palette[ColorToken.Deny]), Rgb(palette[ColorToken.Panel]));
        Assert.True(Ratio(Rgb(onAccent), accent) >= Enough);
        Assert.True(Ratio(Rgb(onAccent), Mix(accent, ink, .88)) >= Enough);

        var shades = Shade().Matches(Sheet).Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) / 100.0).ToList();
        Assert.Equal(6, shades.Count);
        Assert.All(shades, share => Assert.True(Ratio(ink, Mix(deny, panel, share)) >= Enough, $"{share}"));
    }

    [Fact]
    public void Pages_write_no_colour_down_and_put_text_on_tokens_alone()
    {
        var sheets = Directory.EnumerateFiles(Path.Combine(Places.RepoRoot, "src", "PolicyStudio.Web"), "*.razor.css", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal));
        Assert.Empty(from file in sheets
                     from match in Written().Matches(File.ReadAllText(file))
                     select $"{Path.GetFileName(file)}: {match.Value}");
    }

    private static Palette Of(string name) => name == "light" ? Palette.Light : Palette.Dark;

    private static string Full(string color) => color.Length == 4 ? $"#{string.Concat(color[1..].Select(c => $"{c}{c}"))}" : color;

    private static double[] Rgb(string color) => [.. Enumerable.Range(0, 3).Select(at => int.Parse(color.AsSpan(1 + at * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)];

    private static double[] Mix(double[] one, double[] other, double share) => [.. one.Zip(other, (a, b) => a * share + b * (1 - share))];

    private static double Ratio(double[] one, double[] other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + .05) / (Math.Min(a, b) + .05);
    }

    private static double Luminance(double[] rgb)
    {
        var linear = rgb.Select(c => c <= .03928 ? c / 12.92 : Math.Pow((c + .055) / 1.055, 2.4)).ToList();
        return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2];
    }

    [GeneratedRegex("--ps-on-accent: (#[0-9a-f]{3,6})")]
    private static partial Regex OnAccent();

    [GeneratedRegex(@"--ps-shade: color-mix\(in srgb, var\(--ps-deny\) (\d+)%")]
    private static partial Regex Shade();

    // A shade behind a dialog is no ground for text.
    [GeneratedRegex(@"(?<![-\w])color: *(#|rgb)[^;]*|background(-color)?: *#[^;]*")]
    private static partial Regex Written();
}

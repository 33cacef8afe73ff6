using System.Collections.Immutable;
using System.Text;

namespace PolicyStudio.Diagram.Styling;

/// <summary>A value for every colour: the one place where colours are written down, for the page, the SVG and the PNG.</summary>
public sealed class Palette
{
    private readonly ImmutableDictionary<ColorToken, string> _colors;

    private Palette(string name, params string[] colors)
    {
        Name = name;
        _colors = Enum.GetValues<ColorToken>().Skip(1).Zip(colors).ToImmutableDictionary(p => p.First, p => p.Second);
    }

    /// <summary>Dark text on light ground.</summary>
    public static Palette Light { get; } = new("light",
        "#f6f7f9", "#ffffff", "#d9dfe7", "#1b2430", "#4f5b6b", "#5f6c7d", "#3057d5",
        "#00704f", "#e3f4ee", "#b83c09", "#fdeee4", "#7a5d00", "#fbf3d6", "#eef1f6", "#6734c9", "#f0eafc");

    /// <summary>Light text on dark ground.</summary>
    public static Palette Dark { get; } = new("dark",
        "#11151b", "#1b222b", "#323c49", "#e7ecf2", "#a9b5c3", "#8f9cac", "#8ba7ff",
        "#38c997", "#12332a", "#ff8f55", "#3a2115", "#e5bd3a", "#352c0f", "#161c24", "#b99eff", "#271e40");

    /// <summary><c>light</c> or <c>dark</c>, as in <c>data-theme</c>.</summary>
    public string Name { get; }

    /// <summary>A colour as <c>#rrggbb</c>, or <c>none</c>.</summary>
    public string this[ColorToken token] => _colors.GetValueOrDefault(token, "none");

    /// <summary>The palette's custom properties as one rule: <c>:root{--ps-bg:#f6f7f9;…}</c>.</summary>
    /// <param name="selector">The selector of the rule; nothing of it is escaped.</param>
    public string Css(string selector)
    {
        var rule = new StringBuilder(selector).Append("{color-scheme:").Append(Name);
        foreach (var token in Enum.GetValues<ColorToken>().Skip(1))
            rule.Append(';').Append(PropertyOf(token)).Append(':').Append(this[token]);
        return rule.Append('}').ToString();
    }

    /// <summary>The custom property of a colour, <c>--ps-allow-bg</c>.</summary>
    public static string PropertyOf(ColorToken token) => $"--{CssName.Of(token)}";
}

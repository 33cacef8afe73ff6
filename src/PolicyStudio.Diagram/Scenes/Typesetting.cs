using System.Collections.Immutable;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Diagram.Text;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>Makes drawn text of any text.</summary>
internal static class Typesetting
{
    /// <summary>One line that takes at most <paramref name="room"/> pixels.</summary>
    public static SceneText Line(double x, double baseline, string text, TextRole role, double room = double.PositiveInfinity)
    {
        var style = TextStyle.Of(role);
        var full = VisibleText.For(style.Face, text);
        var value = TextFitting.CutMiddle(full, style.Face, style.Size, room);
        return new(Round(x), Round(baseline), value, full, role, Round(style.Measure(value)));
    }

    /// <summary>One line that ends at <paramref name="right"/>.</summary>
    public static SceneText LineEndingAt(double right, double baseline, string text, TextRole role, double room)
    {
        var line = Line(0, baseline, text, role, room);
        return line with { X = Round(right - line.Width) };
    }

    /// <summary>As many lines as the text needs.</summary>
    public static ImmutableArray<SceneText> Paragraph(double x, double baseline, string text, TextRole role, double room, double lineHeight = Measures.Line)
    {
        var style = TextStyle.Of(role);
        var full = VisibleText.For(style.Face, text);
        return [.. TextFitting.Wrap(full, style.Face, style.Size, room)
            .Select((value, i) => new SceneText(Round(x), Round(baseline + i * lineHeight), value, HasCut(value, full) ? full : value, role, Round(style.Measure(value))))];
    }

    public static double Width(string text, TextRole role) =>
        TextStyle.Of(role).Measure(VisibleText.For(TextStyle.Of(role).Face, text));

    public static double Round(double pixels) => Math.Round(pixels, 2, MidpointRounding.AwayFromZero);

    private static bool HasCut(string value, string full) => !full.Contains(value, StringComparison.Ordinal);
}

using System.Globalization;
using System.Text;
using PolicyStudio.Diagram.Text;

namespace PolicyStudio.Diagram.Styling;

/// <summary>
/// The diagram's style sheet, made from the same tables that the PNG is painted from. It names no colour: it needs the custom properties of
/// <see cref="Palette.Css"/> on the svg or above it. A page serves it once; a file has it in its own style element.
/// </summary>
public static class DiagramStyle
{
    private const string Sans = "Inter,\"Segoe UI\",Roboto,\"Helvetica Neue\",\"Liberation Sans\",Arial,sans-serif";
    private const string Mono = "\"JetBrains Mono\",ui-monospace,SFMono-Regular,Menlo,\"Liberation Mono\",\"DejaVu Sans Mono\",monospace";

    /// <summary>How everything looks: enough for a picture.</summary>
    public static string Picture { get; } = MakePicture();

    /// <summary>How everything looks, how it answers to pointer and keyboard, and that paper has the colours for light ground.</summary>
    public static string Css { get; } = Picture + Interaction() + $"@media print{{{Palette.Light.Css("[data-theme]")}}}\n";

    private static string MakePicture()
    {
        // Layout adds up advance widths, so nothing may be kerned or joined.
        var css = new StringBuilder(".ps-diagram text{font-kerning:none;font-variant-ligatures:none;white-space:pre}\n");
        foreach (var role in Enum.GetValues<TextRole>())
        {
            var style = TextStyle.Of(role);
            css.Append(CultureInfo.InvariantCulture,
                $".{CssName.Of(role)}{{font:{(style.Face == FontFace.SemiBold ? 600 : 400)} {style.Size}px {(style.Face == FontFace.Mono ? Mono : Sans)};fill:{Value(style.Tone)}}}\n");
        }
        foreach (var role in Enum.GetValues<ShapeRole>())
            css.Append('.').Append(CssName.Of(role)).Append(Rule(ShapeStyle.Of(role)));
        foreach (var look in Enum.GetValues<EdgeLook>())
        {
            var style = EdgeStyle.Of(look);
            (string Part, ShapeStyle Style)[] parts = [("line", style.Line), ("arrow", style.Arrow), ("badge", style.Badge), ("disc", style.Disc), ("sign", style.SignLine)];
            foreach (var (part, shape) in parts)
                css.Append(CultureInfo.InvariantCulture, $".{CssName.Of(look)} .ps-{part}").Append(Rule(shape));
        }
        return css.Append(".ps-sign,.ps-shape-chevron,.ps-shape-alarm-sign{stroke-linecap:round;stroke-linejoin:round}\n").ToString();
    }

    private static string Rule(ShapeStyle style)
    {
        var rule = new StringBuilder("{fill:").Append(Value(style.Fill));
        if (style.Stroke != ColorToken.None)
            rule.Append(CultureInfo.InvariantCulture, $";stroke:{Value(style.Stroke)};stroke-width:{style.StrokeWidth}");
        if (!style.Dashes.IsEmpty)
            rule.Append(";stroke-dasharray:").AppendJoin(' ', style.Dashes.Select(d => d.ToString(CultureInfo.InvariantCulture)));
        if (style.Opacity < 1)
            rule.Append(CultureInfo.InvariantCulture, $";opacity:{style.Opacity}");
        return rule.Append("}\n").ToString();
    }

    private static string Value(ColorToken token) => token == ColorToken.None ? "none" : $"var({Palette.PropertyOf(token)})";

    private static string Interaction()
    {
        using var stream = typeof(DiagramStyle).Assembly.GetManifestResourceStream("interaction.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

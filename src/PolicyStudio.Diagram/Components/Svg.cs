using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Components;

/// <summary>The small parts that every component draws. Fragments and not components: a picture has thousands of them.</summary>
internal static class Svg
{
    /// <summary>A number as SVG wants it, whatever the culture.</summary>
    public static string N(double pixels) => Math.Round(pixels, 2, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);

    public static string Translate(Point to) => $"translate({N(to.X)} {N(to.Y)})";

    /// <summary>A text; where it is cut, the whole of it is its tooltip. With a fixed length it keeps its width in any font.</summary>
    public static RenderFragment Text(SceneText text, bool fixedLength) => builder =>
    {
        // Razor would take an element named text for its own.
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", CssName.Of(text.Role));
        builder.AddAttribute(2, "x", N(text.X));
        builder.AddAttribute(3, "y", N(text.Baseline));
        if (fixedLength)
        {
            builder.AddAttribute(4, "textLength", N(text.Width));
            builder.AddAttribute(5, "lengthAdjust", "spacingAndGlyphs");
        }
        if (text.IsCut) Title(builder, text.Full);
        builder.AddContent(8, text.Value);
        builder.CloseElement();
    };

    /// <summary>Several texts.</summary>
    public static RenderFragment Texts(IEnumerable<SceneText> texts, bool fixedLength) => builder =>
    {
        foreach (var text in texts) Text(text, fixedLength)(builder);
    };

    /// <summary>A box with round corners.</summary>
    public static RenderFragment Rect(Box box, double radius, string cssClass) => builder =>
    {
        builder.OpenElement(0, "rect");
        builder.AddAttribute(1, "class", cssClass);
        builder.AddAttribute(2, "x", N(box.X));
        builder.AddAttribute(3, "y", N(box.Y));
        builder.AddAttribute(4, "width", N(box.Width));
        builder.AddAttribute(5, "height", N(box.Height));
        builder.AddAttribute(6, "rx", N(radius));
        builder.CloseElement();
    };

    /// <summary>A line with its arrow head, if it has one.</summary>
    public static RenderFragment Line(string path, string arrow) => builder =>
    {
        builder.OpenElement(0, "path");
        builder.AddAttribute(1, "class", "ps-line");
        builder.AddAttribute(2, "d", path);
        builder.CloseElement();
        if (arrow.Length == 0) return;
        builder.OpenElement(3, "path");
        builder.AddAttribute(4, "class", "ps-arrow");
        builder.AddAttribute(5, "d", arrow);
        builder.CloseElement();
    };

    /// <summary>The tooltip of what encloses it.</summary>
    public static RenderFragment Title(string text) => builder => Title(builder, text);

    private static void Title(RenderTreeBuilder builder, string text)
    {
        builder.OpenElement(6, "title");
        builder.AddContent(7, text);
        builder.CloseElement();
    }
}

using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Components;

/// <summary>
/// What of a part is only looked at, written as markup. Blazor keeps a frame for every element and attribute of a page as long as the page is
/// open, and a picture has ten thousand of them; it keeps one for all that is written here. Whatever comes in is encoded.
/// </summary>
/// <param name="isFile">Whether it is for a file: texts keep their width in any font, and each part has a line of its own.</param>
internal sealed class Drawing(bool isFile)
{
    private static readonly Unique<string> Pages = new();

    private readonly StringBuilder _svg = new();

    /// <summary>All that was drawn. A page keeps it as long as it is open, and others see the same: it is there once for all.</summary>
    public MarkupString Markup => new(isFile ? _svg.ToString() : Pages.Of(_svg.ToString()));

    /// <summary>A number as SVG wants it.</summary>
    public static string N(double pixels) => Pixels.Text(pixels);

    /// <summary>A box with round corners.</summary>
    public Drawing Rect(Box box, double radius, string cssClass) =>
        Element("rect", ("class", cssClass), ("x", N(box.X)), ("y", N(box.Y)), ("width", N(box.Width)), ("height", N(box.Height)), ("rx", N(radius)));

    /// <summary>A text; where it is cut, the whole of it is its tooltip.</summary>
    public Drawing Text(SceneText text)
    {
        Open("text", ("class", CssName.Of(text.Role)), ("x", N(text.X)), ("y", N(text.Baseline)));
        if (isFile) Attribute("textLength", N(text.Width)).Attribute("lengthAdjust", "spacingAndGlyphs");
        _svg.Append('>');
        if (text.IsCut) Title(text.Full);
        return Content(text.Value).Close("text").Break();
    }

    /// <summary>Several texts.</summary>
    public Drawing Texts(IEnumerable<SceneText> texts)
    {
        foreach (var text in texts) Text(text);
        return this;
    }

    /// <summary>A path.</summary>
    public Drawing Path(string data, string cssClass) => Element("path", ("class", cssClass), ("d", data));

    /// <summary>A line with its arrow head, if it has one.</summary>
    public Drawing Line(string path, string arrow)
    {
        Path(path, "ps-line");
        return arrow.Length == 0 ? this : Path(arrow, "ps-arrow");
    }

    /// <summary>A circle.</summary>
    public Drawing Circle(Point center, double radius, string cssClass) => Element("circle", ("class", cssClass), ("cx", N(center.X)), ("cy", N(center.Y)), ("r", N(radius)));

    /// <summary>A sign.</summary>
    public Drawing Sign(Sign sign, Point at, string cssClass, double scale = 1)
    {
        var transform = $"translate({N(at.X)} {N(at.Y)})";
        return Element("path", ("class", cssClass), ("transform", scale == 1 ? transform : $"{transform} scale({N(scale)})"), ("d", SignPath.Of(sign)));
    }

    /// <summary>Several parts in one element: what is replaced often. Blazor takes elements out and puts them in one by one, which the browser feels at each.</summary>
    public Drawing Group(Action<Drawing> parts)
    {
        _svg.Append("<g>");
        parts(this);
        return Close("g");
    }

    /// <summary>The tooltip of what encloses it, and to a screen reader its description: it belongs right into what has the name.</summary>
    public Drawing Title(string text)
    {
        _svg.Append("<title>");
        return Content(text).Close("title");
    }

    private Drawing Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(name, attributes);
        _svg.Append("/>");
        return Break();
    }

    private void Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _svg.Append('<').Append(name);
        foreach (var (attribute, value) in attributes) Attribute(attribute, value);
    }

    private Drawing Attribute(string name, string value)
    {
        _svg.Append(' ').Append(name).Append("=\"");
        Content(value)._svg.Append('"');
        return this;
    }

    // Files are compared line by line.
    private Drawing Break()
    {
        if (isFile) _svg.Append('\n');
        return this;
    }

    private Drawing Content(string text)
    {
        _svg.Append(HtmlEncoder.Default.Encode(text));
        return this;
    }

    private Drawing Close(string name)
    {
        _svg.Append("</").Append(name).Append('>');
        return this;
    }
}

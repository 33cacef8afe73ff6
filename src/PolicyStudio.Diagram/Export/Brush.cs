using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Diagram.Text;
using SkiaSharp;

namespace PolicyStudio.Diagram.Export;

/// <summary>Paints boxes, circles, paths and text in the styles that the style sheet is made from.</summary>
internal sealed class Brush(SKCanvas canvas, Palette palette) : IDisposable
{
    private readonly Dictionary<FontFace, SKTypeface> _faces = Enum.GetValues<FontFace>().ToDictionary(f => f, f =>
    {
        using var data = SKData.CreateCopy(BundledFonts.Bytes(f));
        return SKTypeface.FromData(data);
    });

    public void Rect(Box box, double radius, ShapeStyle style)
    {
        using var rect = new SKRoundRect(
            new SKRect((float)box.X, (float)box.Y, (float)box.Right, (float)box.Bottom), (float)radius);
        Paint(style, isRound: false, paint => canvas.DrawRoundRect(rect, paint));
    }

    public void Circle(Point center, double radius, ShapeStyle style) =>
        Paint(style, isRound: false, paint => canvas.DrawCircle((float)center.X, (float)center.Y, (float)radius, paint));

    /// <summary>SVG path data; signs and arrows have round ends, edges have not.</summary>
    public void Path(string data, ShapeStyle style, bool isRound = false, Point at = default, double scale = 1)
    {
        using var path = SKPath.ParseSvgPathData(data);
        canvas.Save();
        canvas.Translate((float)at.X, (float)at.Y);
        canvas.Scale((float)scale);
        Paint(style, isRound, paint => canvas.DrawPath(path, paint));
        canvas.Restore();
    }

    public void Text(SceneText text)
    {
        var style = TextStyle.Of(text.Role);
        // No hinting and no snapping to whole pixels: glyphs stand where layout measured them.
        using var font = new SKFont(_faces[style.Face], (float)style.Size)
        {
            Edging = SKFontEdging.Antialias,
            Hinting = SKFontHinting.None,
            Subpixel = true,
            LinearMetrics = true,
        };
        using var paint = new SKPaint { Color = Color(style.Tone, 1), IsAntialias = true };
        canvas.DrawText(text.Value, (float)text.X, (float)text.Baseline, SKTextAlign.Left, font, paint);
    }

    public void Texts(IEnumerable<SceneText> texts)
    {
        foreach (var text in texts) Text(text);
    }

    public void Dispose()
    {
        foreach (var face in _faces.Values) face.Dispose();
    }

    private void Paint(ShapeStyle style, bool isRound, Action<SKPaint> draw)
    {
        if (style.Fill != ColorToken.None)
        {
            using var fill = new SKPaint { Color = Color(style.Fill, style.Opacity), IsAntialias = true };
            draw(fill);
        }
        if (style.Stroke == ColorToken.None) return;
        using var dashes = style.Dashes.IsEmpty ? null : SKPathEffect.CreateDash([.. style.Dashes.Select(d => (float)d)], 0);
        using var stroke = new SKPaint
        {
            Color = Color(style.Stroke, style.Opacity),
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = (float)style.StrokeWidth,
            StrokeCap = isRound ? SKStrokeCap.Round : SKStrokeCap.Butt,
            StrokeJoin = isRound ? SKStrokeJoin.Round : SKStrokeJoin.Miter,
            PathEffect = dashes,
        };
        draw(stroke);
    }

    private SKColor Color(ColorToken token, double opacity) =>
        SKColor.Parse(palette[token]).WithAlpha((byte)Math.Round(opacity * 255));
}

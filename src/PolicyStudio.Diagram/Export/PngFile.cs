using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using SkiaSharp;

namespace PolicyStudio.Diagram.Export;

/// <summary>Paints a scene part by part, in the order and the look of the components.</summary>
internal static class PngFile
{
    private const double MostPixels = 32_000_000;

    public static byte[] Write(Scene scene, Palette palette, double scale)
    {
        scale = Math.Min(scale, Math.Sqrt(MostPixels / (scene.Width * scene.Height)));
        var info = new SKImageInfo(
            Math.Max(1, (int)Math.Ceiling(scene.Width * scale)), Math.Max(1, (int)Math.Ceiling(scene.Height * scale)),
            SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        using var bitmap = new SKBitmap(info);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Scale((float)scale);
            using var brush = new Brush(canvas, palette);
            brush.Rect(new(0, 0, scene.Width, scene.Height), 0, ShapeStyle.Of(ShapeRole.Ground));
            new ScenePainter(brush).Paint(scene);
        }
        using var pixels = bitmap.PeekPixels()!;
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 6))!;
        return png.ToArray();
    }
}

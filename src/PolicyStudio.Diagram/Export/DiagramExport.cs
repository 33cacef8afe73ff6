using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Export;

/// <summary>Pictures of a scene as files. The same scene and palette give the same bytes, within a process and across processes.</summary>
public static class DiagramExport
{
    /// <summary>A standalone SVG file: its style, name and description are inside, its fonts are named with fallbacks.</summary>
    public static Task<string> SvgAsync(Scene scene, Palette palette) => SvgFile.WriteAsync(scene, palette);

    /// <summary>A PNG file in the bundled fonts.</summary>
    /// <param name="scene">The picture.</param>
    /// <param name="palette">Its colours.</param>
    /// <param name="scale">Pixels of the file for each pixel of the scene; made smaller where the file would pass 32 million pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not above 0.</exception>
    public static byte[] Png(Scene scene, Palette palette, double scale = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        return PngFile.Write(scene, palette, scale);
    }
}

using System.Globalization;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>Writes SVG path data.</summary>
internal static class PathData
{
    /// <summary>A line through points.</summary>
    public static string Of(params Point[] points) => "M" + string.Join("L", points.Select(Text));

    /// <summary>A filled shape through points.</summary>
    public static string Closed(params Point[] points) => Of(points) + "Z";

    /// <summary>A point as path data has it.</summary>
    public static string Text(Point point) =>
        string.Create(CultureInfo.InvariantCulture, $"{Typesetting.Round(point.X)} {Typesetting.Round(point.Y)}");
}

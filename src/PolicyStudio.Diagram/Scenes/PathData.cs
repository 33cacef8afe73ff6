using System.Globalization;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>Writes SVG path data.</summary>
internal static class PathData
{
    /// <summary>A line through points.</summary>
    public static string Of(params Point[] points) => "M" + string.Join("L", points.Select(Text));

    /// <summary>A filled shape through points.</summary>
    public static string Closed(params Point[] points) => Of(points) + "Z";

    /// <summary>A level line to <paramref name="bend"/>, and from there a curve that arrives level.</summary>
    public static string Fan(Point from, Point bend, Point to)
    {
        var half = (to.X - bend.X) / 2;
        return $"M{Text(from)}L{Text(bend)}C{Text(new(bend.X + half, bend.Y))} {Text(new(to.X - half, to.Y))} {Text(to)}";
    }

    private static string Text(Point point) =>
        string.Create(CultureInfo.InvariantCulture, $"{Typesetting.Round(point.X)} {Typesetting.Round(point.Y)}");
}

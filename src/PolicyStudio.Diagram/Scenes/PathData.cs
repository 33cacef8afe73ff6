namespace PolicyStudio.Diagram.Scenes;

/// <summary>Writes SVG path data.</summary>
internal static class PathData
{
    /// <summary>A line through points.</summary>
    public static string Of(params Point[] points) => "M" + string.Join("L", points.Select(Pixels.Text));

    /// <summary>A filled shape through points.</summary>
    public static string Closed(params Point[] points) => Of(points) + "Z";
}

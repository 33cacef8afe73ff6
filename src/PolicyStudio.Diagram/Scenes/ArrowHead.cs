namespace PolicyStudio.Diagram.Scenes;

/// <summary>The head of an arrow.</summary>
internal static class ArrowHead
{
    private const double Length = 8;
    private const double Half = 4;

    /// <summary>How far a line keeps from the tip: it ends within the head.</summary>
    public const double Room = Length - 1;

    /// <summary>The head of a line that ends at a point, as SVG path data.</summary>
    /// <param name="end">Where the line ends.</param>
    /// <param name="towards">1 where it points to the right, -1 to the left.</param>
    public static string Before(Point end, int towards)
    {
        var (back, tip) = (end.X - towards * (Length - Room), end.X + towards * Room);
        return PathData.Closed(new(back, end.Y - Half), new(tip, end.Y), new(back, end.Y + Half));
    }
}

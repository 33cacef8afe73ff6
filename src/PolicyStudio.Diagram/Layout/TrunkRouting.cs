using PolicyStudio.Diagram.Scenes;

namespace PolicyStudio.Diagram.Layout;

/// <summary>
/// Leads edges that look alike to one card: level from the source to the trunk, along it, and level to the card, with round corners. What several
/// have in common is the trunk's own line, so that dashes do not lie upon each other.
/// </summary>
/// <param name="x">Where the trunk stands.</param>
/// <param name="end">Where it arrives.</param>
/// <param name="isShared">Whether there are several edges.</param>
/// <param name="facing">Which way their half of the picture faces.</param>
internal sealed class TrunkRouting(double x, Point end, bool isShared, Facing facing)
{
    /// <summary>The radius of corners.</summary>
    public const double Corner = 12;

    private double _top = double.PositiveInfinity;
    private double _bottom = double.NegativeInfinity;

    /// <summary>An edge's own line, and the whole way where that is more.</summary>
    public (string Own, string Whole) Add(double from, double y)
    {
        if (!isShared) return (Way(from, y, isWhole: true), "");
        if (!IsNear(y)) (_top, _bottom) = (Math.Min(_top, y), Math.Max(_bottom, y));
        return (Way(from, y, isWhole: false), Way(from, y, isWhole: true));
    }

    /// <summary>What the edges have in common.</summary>
    public string Shared()
    {
        var path = new EdgePath(facing);
        if (_top < end.Y) Along(path.From(x, _top + Corner), Corner);
        if (_bottom > end.Y) Along(path.From(x, _bottom - Corner), -Corner);
        if (_top >= end.Y && _bottom <= end.Y) path.From(x + Corner, end.Y);
        return path.To(end.X, end.Y).ToString();
    }

    // So near the card's end of the trunk that there is no straight piece of it between the corners.
    private bool IsNear(double y) => Math.Abs(end.Y - y) < 2 * Corner;

    private void Along(EdgePath path, double corner) => path.To(x, end.Y - corner).Turn(new(x, end.Y), new(x + Corner, end.Y));

    private string Way(double from, double y, bool isWhole)
    {
        var path = new EdgePath(facing).From(from, y);
        if (IsNear(y))
        {
            var (half, radius) = ((end.Y - y) / 2, Math.Abs(end.Y - y) / 2);
            if (radius > 0) path.To(x - radius, y).Turn(new(x, y), new(x, y + half)).Turn(new(x, end.Y), new(x + radius, end.Y));
            if (!isWhole) return path.To(x + Corner, end.Y).ToString();
        }
        else
        {
            var corner = y < end.Y ? Corner : -Corner;
            path.To(x - Corner, y).Turn(new(x, y), new(x, y + corner));
            if (!isWhole) return path.ToString();
            Along(path, corner);
        }
        return path.To(end.X, end.Y).ToString();
    }
}

using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Layout;

/// <summary>
/// Leads edges that look alike to one card. What several have in common is the trunk's own line, so that dashes do not lie upon each other.
/// </summary>
/// <param name="x">Where the trunk stands.</param>
/// <param name="card">Where it arrives at the card.</param>
/// <param name="isShared">Whether there are several edges.</param>
/// <param name="pointsAtPeers">Whether edges have their arrow heads at their peers.</param>
internal sealed class TrunkRouting(double x, Point card, bool isShared, bool pointsAtPeers)
{
    private const double Corner = EdgeWay.Corner;

    private double _top = double.PositiveInfinity;
    private double _bottom = double.NegativeInfinity;

    /// <summary>The way of one edge.</summary>
    public EdgeWay Add(Point peer)
    {
        var way = new EdgeWay(peer, x, card, isShared, pointsAtPeers);
        if (isShared && !way.IsNear) (_top, _bottom) = (Math.Min(_top, peer.Y), Math.Max(_bottom, peer.Y));
        return way;
    }

    /// <summary>What the edges have in common.</summary>
    public SceneTrunk Shared(EdgeLook look)
    {
        var (path, towards) = (new EdgePath(), card.X < x ? -1 : 1);
        if (_top < card.Y) Along(path.From(x, _top + Corner), Corner);
        if (_bottom > card.Y) Along(path.From(x, _bottom - Corner), -Corner);
        if (_top >= card.Y && _bottom <= card.Y) path.From(x + towards * Corner, card.Y);
        return new(look, path.To(card.X, card.Y).ToString(), pointsAtPeers ? "" : ArrowHead.Before(card, towards));

        void Along(EdgePath way, double corner) => way.To(x, card.Y - corner).Turn(new(x, card.Y), new(x + towards * Corner, card.Y));
    }
}

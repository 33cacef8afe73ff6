using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Layout;

/// <summary>
/// Leads edges that look alike to one card. What several have in common is the trunk's own line, so that dashes do not lie upon each other.
/// </summary>
/// <param name="trunk">Where they turn.</param>
internal sealed class TrunkRouting(Trunk trunk)
{
    private double _top = double.PositiveInfinity;
    private double _bottom = double.NegativeInfinity;

    /// <summary>The way of one edge.</summary>
    public EdgeWay Add(Point peer)
    {
        var way = new EdgeWay(peer, trunk);
        if (way is { IsShared: true, IsNear: false }) (_top, _bottom) = (Math.Min(_top, peer.Y), Math.Max(_bottom, peer.Y));
        return way;
    }

    /// <summary>What the edges have in common.</summary>
    public SceneTrunk Shared(EdgeLook look)
    {
        var (path, card) = (new EdgePath(), trunk.Card);
        if (_top < card.Y) trunk.Along(path.From(trunk.X, _top + Trunk.Corner), isDown: true);
        if (_bottom > card.Y) trunk.Along(path.From(trunk.X, _bottom - Trunk.Corner), isDown: false);
        if (_top >= card.Y && _bottom <= card.Y) path.From(trunk.X + trunk.Towards * Trunk.Corner, card.Y);
        return new(look, path.To(card.X, card.Y).ToString(), trunk.Arrow);
    }
}

namespace PolicyStudio.Diagram.Scenes;

/// <summary>
/// The way of an edge between a peer and a card: level from the peer to a trunk, along it, and level to the card, with round corners. Kept as the
/// numbers that settle it: a picture has hundreds, most of which stay as they are, and path data are written only for what is drawn.
/// </summary>
/// <param name="Peer">Where the line begins, at the peer.</param>
/// <param name="Trunk">Where it turns, and where it ends.</param>
public readonly record struct EdgeWay(Point Peer, Trunk Trunk)
{
    private const double Corner = Trunk.Corner;

    /// <summary>Whether other edges have the trunk in common, which is drawn for itself then.</summary>
    public bool IsShared => Trunk.IsShared;

    /// <summary>The edge's own line, as SVG path data: the whole way, or its part of it up to the trunk that it has in common with others.</summary>
    public string Own => Path(isWhole: !IsShared);

    /// <summary>The whole way as SVG path data; empty where <see cref="Own"/> is all of it.</summary>
    public string Whole => IsShared ? Path(isWhole: true) : "";

    /// <summary>The arrow head as SVG path data; empty where the trunk has it.</summary>
    public string Arrow => Trunk.PointsAtPeers ? ArrowHead.Before(Peer, -Trunk.Towards) : IsShared ? "" : Trunk.Arrow;

    /// <summary>Whether it is so near the card's end of the trunk that there is no straight piece of it between the corners.</summary>
    internal bool IsNear => Math.Abs(Trunk.Card.Y - Peer.Y) < 2 * Corner;

    private string Path(bool isWhole)
    {
        var (x, card, towards, path) = (Trunk.X, Trunk.Card, Trunk.Towards, new EdgePath().From(Peer.X, Peer.Y));
        if (IsNear)
        {
            var (half, radius) = ((card.Y - Peer.Y) / 2, Math.Abs(card.Y - Peer.Y) / 2);
            if (radius > 0) path.To(x - towards * radius, Peer.Y).Turn(new(x, Peer.Y), new(x, Peer.Y + half)).Turn(new(x, card.Y), new(x + towards * radius, card.Y));
            if (!isWhole) return path.To(x + towards * Corner, card.Y).ToString();
        }
        else
        {
            var isDown = Peer.Y < card.Y;
            path.To(x - towards * Corner, Peer.Y).Turn(new(x, Peer.Y), new(x, Peer.Y + (isDown ? Corner : -Corner)));
            if (!isWhole) return path.ToString();
            Trunk.Along(path, isDown);
        }
        return path.To(card.X, card.Y).ToString();
    }
}

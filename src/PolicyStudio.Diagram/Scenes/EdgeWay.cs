namespace PolicyStudio.Diagram.Scenes;

/// <summary>
/// The way of an edge between a peer and a card: level from the peer to a trunk, along it, and level to the card, with round corners. Kept as the
/// numbers that settle it: a picture has hundreds, most of which stay as they are, and path data are written only for what is drawn.
/// </summary>
/// <param name="Peer">Where the line begins, at the peer.</param>
/// <param name="TrunkX">Where the trunk stands.</param>
/// <param name="Card">Where the line ends, at the card.</param>
/// <param name="IsShared">Whether other edges have the trunk in common, which is drawn for itself then.</param>
/// <param name="PointsAtPeer">Whether the arrow head is at the peer, and not at the card.</param>
public readonly record struct EdgeWay(Point Peer, double TrunkX, Point Card, bool IsShared, bool PointsAtPeer)
{
    /// <summary>The radius of corners.</summary>
    internal const double Corner = 12;

    /// <summary>The edge's own line, as SVG path data: the whole way, or its part of it up to the trunk that it has in common with others.</summary>
    public string Own => Path(isWhole: !IsShared);

    /// <summary>The whole way as SVG path data; empty where <see cref="Own"/> is all of it.</summary>
    public string Whole => IsShared ? Path(isWhole: true) : "";

    /// <summary>The arrow head as SVG path data; empty where the trunk has it.</summary>
    public string Arrow => PointsAtPeer ? ArrowHead.Before(Peer, -Towards) : IsShared ? "" : ArrowHead.Before(Card, Towards);

    /// <summary>1 where the card is to the right of the peer, else -1.</summary>
    internal int Towards => Card.X < Peer.X ? -1 : 1;

    /// <summary>Whether it is so near the card's end of the trunk that there is no straight piece of it between the corners.</summary>
    internal bool IsNear => Math.Abs(Card.Y - Peer.Y) < 2 * Corner;

    private string Path(bool isWhole)
    {
        var (path, ahead) = (new EdgePath().From(Peer.X, Peer.Y), Towards * Corner);
        if (IsNear)
        {
            var (half, radius) = ((Card.Y - Peer.Y) / 2, Math.Abs(Card.Y - Peer.Y) / 2);
            if (radius > 0)
            {
                path.To(TrunkX - Towards * radius, Peer.Y).Turn(new(TrunkX, Peer.Y), new(TrunkX, Peer.Y + half))
                    .Turn(new(TrunkX, Card.Y), new(TrunkX + Towards * radius, Card.Y));
            }
            if (!isWhole) return path.To(TrunkX + ahead, Card.Y).ToString();
        }
        else
        {
            var corner = Peer.Y < Card.Y ? Corner : -Corner;
            path.To(TrunkX - ahead, Peer.Y).Turn(new(TrunkX, Peer.Y), new(TrunkX, Peer.Y + corner));
            if (!isWhole) return path.ToString();
            path.To(TrunkX, Card.Y - corner).Turn(new(TrunkX, Card.Y), new(TrunkX + ahead, Card.Y));
        }
        return path.To(Card.X, Card.Y).ToString();
    }
}

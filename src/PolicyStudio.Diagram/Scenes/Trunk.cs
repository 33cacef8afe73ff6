namespace PolicyStudio.Diagram.Scenes;

/// <summary>Where edges to one card turn that look alike: what all of them have in common.</summary>
/// <param name="X">Where it stands.</param>
/// <param name="Card">Where it ends, at the card.</param>
/// <param name="IsShared">Whether there are several edges, and it is drawn for itself.</param>
/// <param name="PointsAtPeers">Whether arrow heads are at the peers, and not at the card.</param>
public sealed record Trunk(double X, Point Card, bool IsShared, bool PointsAtPeers)
{
    /// <summary>The radius of corners.</summary>
    internal const double Corner = 12;

    /// <summary>1 where the card is to the right, else -1.</summary>
    internal int Towards => Card.X < X ? -1 : 1;

    /// <summary>The arrow head at the card as SVG path data; empty where there is none.</summary>
    internal string Arrow => PointsAtPeers ? "" : ArrowHead.Before(Card, Towards);

    /// <summary>Goes along it, and round its corner to the card.</summary>
    /// <param name="path">The way so far.</param>
    /// <param name="isDown">Whether it comes from above.</param>
    internal EdgePath Along(EdgePath path, bool isDown) =>
        path.To(X, Card.Y - (isDown ? Corner : -Corner)).Turn(new(X, Card.Y), new(X + Towards * Corner, Card.Y));
}

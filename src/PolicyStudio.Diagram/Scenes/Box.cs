namespace PolicyStudio.Diagram.Scenes;

/// <summary>A rectangle in pixels; y grows downwards.</summary>
/// <param name="X">Its left side.</param>
/// <param name="Y">Its top.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Height">How high it is.</param>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>Its right side.</summary>
    public double Right => X + Width;

    /// <summary>Its bottom.</summary>
    public double Bottom => Y + Height;

    /// <summary>Its middle from left to right.</summary>
    public double CenterX => X + Width / 2;

    /// <summary>Its middle from top to bottom.</summary>
    public double CenterY => Y + Height / 2;

    /// <summary>This box, larger by a distance on every side.</summary>
    public Box Grow(double by) => new(X - by, Y - by, Width + 2 * by, Height + 2 * by);

    /// <summary>Whether two boxes share more than an edge.</summary>
    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Whether another box lies wholly in this one.</summary>
    public bool Contains(Box other) => X <= other.X && Y <= other.Y && other.Right <= Right && other.Bottom <= Bottom;
}

/// <summary>A place in pixels.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
public readonly record struct Point(double X, double Y);

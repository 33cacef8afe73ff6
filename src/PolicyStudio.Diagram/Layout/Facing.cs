using PolicyStudio.Diagram.Scenes;

namespace PolicyStudio.Diagram.Layout;

/// <summary>Which way a half of the picture faces: edges are worked out as if all lanes stood at the left, and those of the right are turned round.</summary>
/// <param name="Width">How wide the picture is, where it is turned; null where it stands as it is.</param>
internal readonly record struct Facing(double? Width)
{
    public bool IsTurned => Width is not null;

    public double X(double x) => Width is { } width ? width - x : x;

    public Point At(double x, double y) => new(X(x), y);

    /// <summary>A box that is turned round with its place.</summary>
    public Box Of(Box box) => Width is { } width ? box with { X = width - box.Right } : box;
}

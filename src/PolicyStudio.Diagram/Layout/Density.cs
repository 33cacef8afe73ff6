namespace PolicyStudio.Diagram.Layout;

/// <summary>How close together nodes stand, in pixels.</summary>
/// <param name="NodeHeight">The height of a node with two lines.</param>
/// <param name="TitleBaseline">From a node's top to its name.</param>
/// <param name="DetailBaseline">From a node's top to its second line.</param>
/// <param name="NodeGap">Between nodes.</param>
internal sealed record Density(double NodeHeight, double TitleBaseline, double DetailBaseline, double NodeGap)
{
    public static Density For(int rows) => rows > Measures.CompactAbove ? new(46, 19, 36, 6) : new(60, 25, 44, 12);
}

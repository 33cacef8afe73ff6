namespace PolicyStudio.Diagram.Scenes;

/// <summary>Distances in pixels.</summary>
internal static class Measures
{
    public const double Margin = 24;
    public const double LaneWidth = 368;
    public const double LanePadding = 16;
    public const double LaneGap = 16;
    public const double LaneHeader = 42;
    public const double NodeWidth = LaneWidth - 2 * LanePadding;
    public const double NodePadding = 16;
    public const double Line = 17;

    public const double SwitchHeight = 24;
    public const double SwitchPadding = 10;
    public const double TrackWidth = 28;
    public const double TrackHeight = 16;

    public const double SignOffset = 28;
    public const double BadgeHeight = 24;
    public const double EdgeGap = 28;

    public const double TargetWidth = 308;
    public const double CardPadding = 20;
    public const double ChipHeight = 26;
    public const double ChipGap = 8;

    /// <summary>Above this many edges nodes stand closer together.</summary>
    public const int DenseAbove = 60;

    /// <summary>The target stands in the middle of its sources, but never lower than this, so that it is seen with the first of many.</summary>
    public const double TargetLowest = 520;
}

/// <summary>How close together nodes stand, in pixels.</summary>
/// <param name="NodeHeight">The height of a node with two lines.</param>
/// <param name="TitleBaseline">From a node's top to its name.</param>
/// <param name="DetailBaseline">From a node's top to its second line.</param>
/// <param name="NodeGap">Between nodes.</param>
internal sealed record Density(double NodeHeight, double TitleBaseline, double DetailBaseline, double NodeGap)
{
    public static Density For(int edges) => edges > Measures.DenseAbove ? new(46, 19, 36, 6) : new(60, 25, 44, 12);
}

namespace PolicyStudio.Diagram.Layout;

/// <summary>Distances in pixels.</summary>
internal static class Measures
{
    public const double Margin = 24;
    public const double LaneWidth = 380;
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
    public const double FanLeast = 170;
    public const double FanMost = 360;

    public const double TargetWidth = 324;
    public const double CardPadding = 20;
    public const double ChipHeight = 26;
    public const double ChipGap = 8;

    /// <summary>Above this many rows nodes stand closer together.</summary>
    public const int CompactAbove = 60;

    /// <summary>The target stands in the middle of its sources, but never lower than this, so that it is seen with the first of many.</summary>
    public const double TargetLowest = 520;
}

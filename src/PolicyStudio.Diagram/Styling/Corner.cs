namespace PolicyStudio.Diagram.Styling;

/// <summary>Radii of round corners in pixels, alike in SVG and PNG.</summary>
internal static class Corner
{
    public const double Lane = 12;
    public const double Card = 10;
    public const double Pill = 12;
    public const double Chip = 13;
    public const double Alarm = 8;
}

using System.Collections.Immutable;

namespace PolicyStudio.Diagram.Styling;

/// <summary>How a shape is painted.</summary>
/// <param name="Fill">Inside.</param>
/// <param name="Stroke">Its outline, centred on the edge of the shape.</param>
/// <param name="StrokeWidth">The outline's width in pixels.</param>
/// <param name="Opacity">Of the whole shape, 0 to 1.</param>
public sealed record ShapeStyle(ColorToken Fill, ColorToken Stroke = ColorToken.None, double StrokeWidth = 0, double Opacity = 1)
{
    /// <summary>Lengths of dashes and gaps in pixels; empty is a solid line.</summary>
    public ImmutableArray<double> Dashes { get; init; } = [];

    private static readonly ShapeStyle[] Styles = [.. Enum.GetValues<ShapeRole>().Select(Make)];

    /// <summary>The style of a role.</summary>
    public static ShapeStyle Of(ShapeRole role) => Styles[(int)role];

    private static ShapeStyle Make(ShapeRole role) => role switch
    {
        ShapeRole.Ground => new(ColorToken.Bg),
        ShapeRole.Lane => new(ColorToken.Lane),
        ShapeRole.Node => new(ColorToken.Panel, ColorToken.Line, 1),
        ShapeRole.NodeDraft => new(ColorToken.Panel, ColorToken.Draft, 1.25),
        ShapeRole.Target => new(ColorToken.Panel, ColorToken.Ink, 1.5),
        ShapeRole.Port => new(ColorToken.Panel, ColorToken.Line, 1),
        ShapeRole.PortSelected => new(ColorToken.Ink, ColorToken.Ink, 1),
        ShapeRole.PortChanged => new(ColorToken.Draft, ColorToken.Panel, 1.5),
        ShapeRole.Alarm => new(ColorToken.DenyBg, ColorToken.Deny, 1),
        ShapeRole.AlarmSign => new(ColorToken.None, ColorToken.Deny, 2),
        ShapeRole.Policy => new(ColorToken.Panel, ColorToken.Line, 1),
        ShapeRole.PolicyDraft => new(ColorToken.DraftBg),
        ShapeRole.PolicyDeleted => new(ColorToken.DenyBg),
        ShapeRole.SwitchDraft => new(ColorToken.DraftBg),
        ShapeRole.TrackOn => new(ColorToken.Soft),
        ShapeRole.TrackOff => new(ColorToken.Panel, ColorToken.Faint, 1.25),
        ShapeRole.TrackDraft => new(ColorToken.Draft),
        ShapeRole.TrackDisabled => new(ColorToken.None, ColorToken.Faint, 1) { Dashes = [2, 2] },
        ShapeRole.KnobOn => new(ColorToken.Panel),
        ShapeRole.KnobOff => new(ColorToken.Faint),
        ShapeRole.Chevron => new(ColorToken.None, ColorToken.Faint, 1.75),
        ShapeRole.Caption => new(ColorToken.Panel, ColorToken.Line, 1),
        _ => new(ColorToken.DraftBg),
    };
}

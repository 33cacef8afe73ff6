using PolicyStudio.Diagram.Text;

namespace PolicyStudio.Diagram.Styling;

/// <summary>How a text is drawn.</summary>
/// <param name="Face">Its font.</param>
/// <param name="Size">Its size in pixels.</param>
/// <param name="Tone">Its colour.</param>
public sealed record TextStyle(FontFace Face, double Size, ColorToken Tone)
{
    private static readonly TextStyle[] Styles = [.. Enum.GetValues<TextRole>().Select(Make)];

    /// <summary>The style of a role.</summary>
    public static TextStyle Of(TextRole role) => Styles[(int)role];

    /// <summary>How wide a text is in this style, in pixels.</summary>
    internal double Measure(string text) => BundledFonts.Width(text, Face, Size);

    private static TextStyle Make(TextRole role) => role switch
    {
        TextRole.Heading => new(FontFace.SemiBold, 16, ColorToken.Ink),
        TextRole.Caption => new(FontFace.SemiBold, 12.5, ColorToken.Soft),
        TextRole.CaptionDraft => new(FontFace.SemiBold, 12.5, ColorToken.Draft),
        TextRole.LaneTitle => new(FontFace.SemiBold, 14, ColorToken.Ink),
        TextRole.NodeTitle => new(FontFace.SemiBold, 13.5, ColorToken.Ink),
        TextRole.TargetTitle => new(FontFace.SemiBold, 17, ColorToken.Ink),
        TextRole.Label => new(FontFace.Mono, 11.5, ColorToken.Soft),
        TextRole.LabelOff => new(FontFace.Mono, 11.5, ColorToken.Faint),
        TextRole.LabelDraft => new(FontFace.Mono, 11.5, ColorToken.Draft),
        TextRole.Port => new(FontFace.Regular, 12.5, ColorToken.Soft),
        TextRole.PortSelected => new(FontFace.SemiBold, 12.5, ColorToken.Panel),
        TextRole.Summary => new(FontFace.Regular, 12.5, ColorToken.Ink),
        TextRole.Alarm => new(FontFace.SemiBold, 12.5, ColorToken.Deny),
        TextRole.PolicyTitle => new(FontFace.SemiBold, 12.5, ColorToken.Ink),
        TextRole.PolicyTitleDraft => new(FontFace.SemiBold, 12.5, ColorToken.Draft),
        TextRole.PolicyTitleDeleted => new(FontFace.SemiBold, 12.5, ColorToken.Deny),
        TextRole.EdgeAllow => new(FontFace.SemiBold, 11.5, ColorToken.Allow),
        TextRole.EdgeDeny => new(FontFace.SemiBold, 11.5, ColorToken.Deny),
        TextRole.EdgeUnsure => new(FontFace.SemiBold, 11.5, ColorToken.Unsure),
        TextRole.EdgeMixed => new(FontFace.SemiBold, 11.5, ColorToken.Soft),
        _ => new(FontFace.Regular, 12, ColorToken.Soft),
    };
}

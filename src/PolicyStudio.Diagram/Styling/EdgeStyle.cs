namespace PolicyStudio.Diagram.Styling;

/// <summary>How the parts of an edge are painted.</summary>
/// <param name="Line">The line from source to destination.</param>
/// <param name="Arrow">The arrow head at the destination.</param>
/// <param name="Badge">Behind the sign and the words, where there are words.</param>
/// <param name="Disc">Around the sign.</param>
/// <param name="SignLine">The check mark, cross, question mark or dots.</param>
/// <param name="Words">The role of the words.</param>
public sealed record EdgeStyle(ShapeStyle Line, ShapeStyle Arrow, ShapeStyle Badge, ShapeStyle Disc, ShapeStyle SignLine, TextRole Words)
{
    private static readonly EdgeStyle[] Styles = [.. Enum.GetValues<EdgeLook>().Select(Make)];

    /// <summary>The style of a look.</summary>
    public static EdgeStyle Of(EdgeLook look) => Styles[(int)look];

    private static EdgeStyle Make(EdgeLook look) => look switch
    {
        EdgeLook.Allowed => Calm(ColorToken.Allow, ColorToken.AllowBg, TextRole.EdgeAllow) with
        {
            Line = new(ColorToken.None, ColorToken.Allow, 2),
            Arrow = new(ColorToken.Allow),
        },
        EdgeLook.NewlyAllowed => Loud(ColorToken.Allow, ColorToken.AllowBg, TextRole.EdgeAllow),
        EdgeLook.Open => Calm(ColorToken.Allow, ColorToken.AllowBg, TextRole.EdgeUnsure) with
        {
            Badge = new(ColorToken.UnsureBg, ColorToken.Unsure, 1),
            Line = new(ColorToken.None, ColorToken.Allow, 2),
            Arrow = new(ColorToken.Allow),
        },
        EdgeLook.Denied => Dashed(Calm(ColorToken.Deny, ColorToken.DenyBg, TextRole.EdgeDeny), 6, 5),
        EdgeLook.NewlyDenied => Dashed(Loud(ColorToken.Deny, ColorToken.DenyBg, TextRole.EdgeDeny), 7, 5),
        EdgeLook.Undecidable => Dashed(Calm(ColorToken.Unsure, ColorToken.UnsureBg, TextRole.EdgeUnsure), 2, 4),
        EdgeLook.NewlyUndecidable => Dashed(Loud(ColorToken.Unsure, ColorToken.UnsureBg, TextRole.EdgeUnsure), 2, 4),
        _ => Dashed(Calm(ColorToken.Soft, ColorToken.Panel, TextRole.EdgeMixed), 14, 4, 4, 4),
    };

    private static EdgeStyle Calm(ColorToken tone, ColorToken ground, TextRole words) => new(
        new(ColorToken.None, tone, 1.5, 0.6), new(tone, Opacity: 0.75), new(ground, tone, 1),
        new(ColorToken.Panel, tone, 1), new(ColorToken.None, tone, 2), words);

    private static EdgeStyle Loud(ColorToken tone, ColorToken ground, TextRole words) => new(
        new(ColorToken.None, tone, 2.25), new(tone), new(ground, tone, 1),
        new(tone), new(ColorToken.None, ColorToken.Panel, 2.25), words);

    private static EdgeStyle Dashed(EdgeStyle style, params double[] dashes) => style with { Line = style.Line with { Dashes = [.. dashes] } };
}

namespace PolicyStudio.Diagram.Scenes;

/// <summary>Signs, drawn as lines and not as characters, so that no font decides how they look.</summary>
public enum Sign
{
    /// <summary>A check mark: allowed.</summary>
    Check,

    /// <summary>A cross: denied.</summary>
    Cross,

    /// <summary>A question mark: undecidable.</summary>
    Question,

    /// <summary>Three dots: several verdicts.</summary>
    Several,

    /// <summary>An exclamation mark: no policy decided.</summary>
    Alarm,
}

/// <summary>The drawing of each sign.</summary>
public static class SignPath
{
    /// <summary>SVG path data around the origin, within 5 pixels of it.</summary>
    public static string Of(Sign sign) => sign switch
    {
        Sign.Check => "M-4.5 0.5L-1.25 3.75L4.5 -3.25",
        Sign.Cross => "M-3.5 -3.5L3.5 3.5M3.5 -3.5L-3.5 3.5",
        Sign.Question => "M-2.75 -2.5C-2.75 -5.75 2.75 -5.75 2.75 -2.5C2.75 -0.25 0 -0.5 0 1.75M0 4.75L0 4.8",
        Sign.Several => "M-4 0L-3.95 0M0 0L0.05 0M4 0L4.05 0",
        _ => "M0 -5L0 1M0 4.75L0 4.8",
    };
}

namespace PolicyStudio.Diagram.Styling;

/// <summary>The colours of the product by what they are for. In style sheets each is a custom property, <c>--ps-allow-bg</c>.</summary>
public enum ColorToken
{
    /// <summary>No colour: nothing is painted.</summary>
    None,

    /// <summary>Behind everything.</summary>
    Bg,

    /// <summary>Cards and panels.</summary>
    Panel,

    /// <summary>Hairlines around cards.</summary>
    Line,

    /// <summary>Text.</summary>
    Ink,

    /// <summary>Second-rank text.</summary>
    Soft,

    /// <summary>Third-rank text; still readable.</summary>
    Faint,

    /// <summary>What is selected or focused.</summary>
    Accent,

    /// <summary>Allowed.</summary>
    Allow,

    /// <summary>Behind allowed.</summary>
    AllowBg,

    /// <summary>Denied.</summary>
    Deny,

    /// <summary>Behind denied.</summary>
    DenyBg,

    /// <summary>Undecidable, and warnings.</summary>
    Unsure,

    /// <summary>Behind undecidable.</summary>
    UnsureBg,

    /// <summary>Namespace lanes.</summary>
    Lane,

    /// <summary>Changed by the draft.</summary>
    Draft,

    /// <summary>Behind changed by the draft.</summary>
    DraftBg,
}

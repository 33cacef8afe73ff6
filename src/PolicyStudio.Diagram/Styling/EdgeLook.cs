namespace PolicyStudio.Diagram.Styling;

/// <summary>
/// How an edge looks: its verdict, and whether it shouts. It shouts for what the draft changes and for openness that no policy decided;
/// what is denied by design is calm.
/// </summary>
public enum EdgeLook
{
    /// <summary>Allowed by a policy: solid, check mark.</summary>
    Allowed,

    /// <summary>Allowed because of the draft.</summary>
    NewlyAllowed,

    /// <summary>Allowed because no policy selects either end for it.</summary>
    Open,

    /// <summary>Denied: dashed, cross.</summary>
    Denied,

    /// <summary>Denied because of the draft.</summary>
    NewlyDenied,

    /// <summary>Undecidable: dotted, question mark.</summary>
    Undecidable,

    /// <summary>Undecidable because of the draft.</summary>
    NewlyUndecidable,

    /// <summary>Stands for several edges whose verdicts differ: solid and dashed in turn, three dots.</summary>
    Mixed,
}

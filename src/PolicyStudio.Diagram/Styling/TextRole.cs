namespace PolicyStudio.Diagram.Styling;

/// <summary>What a text of the picture is, which settles its font, size and colour.</summary>
public enum TextRole
{
    /// <summary>The question that the whole picture answers.</summary>
    Heading,

    /// <summary>Which state the picture shows, such as "before".</summary>
    Caption,

    /// <summary>That the picture shows a draft.</summary>
    CaptionDraft,

    /// <summary>A namespace.</summary>
    LaneTitle,

    /// <summary>A workload or an address range.</summary>
    NodeTitle,

    /// <summary>The target workload.</summary>
    TargetTitle,

    /// <summary>Second lines: kind, pods, marks.</summary>
    Detail,

    /// <summary>Labels, in the mono font.</summary>
    Label,

    /// <summary>Labels that cannot be switched, or are off.</summary>
    LabelOff,

    /// <summary>Labels that the draft changes.</summary>
    LabelDraft,

    /// <summary>A port that can be chosen.</summary>
    Port,

    /// <summary>The chosen port.</summary>
    PortSelected,

    /// <summary>How many sources the target admits.</summary>
    Summary,

    /// <summary>That no policy selects the target.</summary>
    Alarm,

    /// <summary>A policy's name.</summary>
    PolicyTitle,

    /// <summary>The name of a policy that the draft creates or edits.</summary>
    PolicyTitleDraft,

    /// <summary>The name of a policy that the draft deletes.</summary>
    PolicyTitleDeleted,

    /// <summary>What is said on an edge that is allowed.</summary>
    EdgeAllow,

    /// <summary>What is said on an edge that is denied.</summary>
    EdgeDeny,

    /// <summary>What is said on an edge that is undecidable, or open without a policy.</summary>
    EdgeUnsure,

    /// <summary>What is said on an edge that stands for several.</summary>
    EdgeMixed,
}

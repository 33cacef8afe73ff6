namespace PolicyStudio.Diagram.Styling;

/// <summary>What a shape of the picture is, edges apart, which settles how it is painted.</summary>
public enum ShapeRole
{
    /// <summary>Behind the whole picture, in files.</summary>
    Ground,

    /// <summary>A namespace lane.</summary>
    Lane,

    /// <summary>A workload or an address range.</summary>
    Node,

    /// <summary>A node that the draft changes.</summary>
    NodeDraft,

    /// <summary>The target's card.</summary>
    Target,

    /// <summary>A port that can be chosen.</summary>
    Port,

    /// <summary>The chosen port.</summary>
    PortSelected,

    /// <summary>The dot on a port whose answer the draft changes.</summary>
    PortChanged,

    /// <summary>Behind the words that no policy selects the target.</summary>
    Alarm,

    /// <summary>The sign beside those words.</summary>
    AlarmSign,

    /// <summary>A policy.</summary>
    Policy,

    /// <summary>A policy that the draft creates or edits.</summary>
    PolicyDraft,

    /// <summary>A policy that the draft deletes.</summary>
    PolicyDeleted,

    /// <summary>Behind a switch that the draft changes.</summary>
    SwitchDraft,

    /// <summary>A switch that is on.</summary>
    TrackOn,

    /// <summary>A switch that is off.</summary>
    TrackOff,

    /// <summary>A switch that the draft has turned on.</summary>
    TrackDraft,

    /// <summary>A switch that nobody may turn.</summary>
    TrackDisabled,

    /// <summary>The knob of a switch that is on.</summary>
    KnobOn,

    /// <summary>The knob of a switch that is off, or that nobody may turn.</summary>
    KnobOff,

    /// <summary>The arrow that folds and opens a lane.</summary>
    Chevron,

    /// <summary>Behind the words which state the picture shows.</summary>
    Caption,

    /// <summary>Behind the words that the picture shows a draft.</summary>
    CaptionDraft,
}

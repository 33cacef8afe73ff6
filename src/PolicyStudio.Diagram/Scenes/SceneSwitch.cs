using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>A switch for a label.</summary>
/// <param name="Box">Its place: track and label.</param>
/// <param name="Track">The track that the knob slides in.</param>
/// <param name="Label">The label it sets, drawn left of the track.</param>
/// <param name="IsOn">Whether the label is there, as shown.</param>
/// <param name="IsChanged">Whether the draft has turned it.</param>
/// <param name="Name">Its accessible name: <c>label name=backend on namespace backend</c>.</param>
/// <param name="DisabledReason">Why it cannot be turned, or null.</param>
public sealed record SceneSwitch(Box Box, Box Track, SceneText Label, bool IsOn, bool IsChanged, string Name, string? DisabledReason)
{
    /// <summary>The knob's middle.</summary>
    public Point Knob => new(IsOn ? Track.Right - Track.Height / 2 : Track.X + Track.Height / 2, Track.CenterY);

    /// <summary>The knob's radius.</summary>
    public double KnobRadius => Track.Height / 2 - 2.5;

    /// <summary>How the track is painted.</summary>
    public ShapeRole TrackRole =>
        DisabledReason is not null ? ShapeRole.TrackDisabled
        : !IsOn ? ShapeRole.TrackOff
        : IsChanged ? ShapeRole.TrackDraft : ShapeRole.TrackOn;

    /// <summary>How the knob is painted.</summary>
    public ShapeRole KnobRole => IsOn && DisabledReason is null ? ShapeRole.KnobOn : ShapeRole.KnobOff;
}

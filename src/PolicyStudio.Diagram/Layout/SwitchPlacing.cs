using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Layout;

/// <summary>Places switches: the track at the right, its label before it.</summary>
internal static class SwitchPlacing
{
    private const double Gap = 10;

    /// <summary>How wide the switch is when nothing of its label is cut.</summary>
    public static double NaturalWidth(LabelSwitch source) =>
        Typesetting.Width(TextOf(source), RoleOf(source)) + Gap + Measures.TrackWidth + 2 * Measures.SwitchPadding;

    /// <summary>A switch whose pill ends at <paramref name="right"/>, at most <paramref name="room"/> wide, in the middle of <paramref name="centerY"/>.</summary>
    public static SceneSwitch Place(LabelSwitch source, string subject, double right, double centerY, double room)
    {
        var trackX = right - Measures.SwitchPadding - Measures.TrackWidth;
        var label = Typesetting.LineEndingAt(
            trackX - Gap, centerY + 4, TextOf(source), RoleOf(source), room - Gap - Measures.TrackWidth - 2 * Measures.SwitchPadding);
        var left = label.X - Measures.SwitchPadding;
        return new(
            new(left, centerY - Measures.SwitchHeight / 2, right - left, Measures.SwitchHeight),
            new(trackX, centerY - Measures.TrackHeight / 2, Measures.TrackWidth, Measures.TrackHeight),
            label, source.IsOn, source.Change != LabelSwitchChange.None,
            Text.VisibleText.Of($"label {source.Label} on {subject}{(source.IsPodOnly ? ", this pod only" : "")}"), source.DisabledReason);
    }

    private static string TextOf(LabelSwitch source)
    {
        var sign = source.Change switch { LabelSwitchChange.TurnedOn => "+ ", LabelSwitchChange.TurnedOff => "− ", _ => "" };
        return $"{sign}{source.Label}{(source.IsPodOnly ? " (pod only)" : "")}";
    }

    private static TextRole RoleOf(LabelSwitch source) =>
        source.Change != LabelSwitchChange.None ? TextRole.LabelDraft : source.IsOn ? TextRole.Label : TextRole.LabelOff;
}

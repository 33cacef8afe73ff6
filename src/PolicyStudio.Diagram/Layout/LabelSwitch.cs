namespace PolicyStudio.Diagram.Layout;

/// <summary>A switch to show for a label of a namespace or of a workload's pods.</summary>
/// <param name="Label">The label it sets, <c>name=backend</c>.</param>
/// <param name="IsOn">Whether the label is there once the draft is applied.</param>
/// <param name="Change">What the draft does to it.</param>
/// <param name="DisabledReason">Why nobody may turn it, or null.</param>
/// <param name="IsPodOnly">Whether it is set on the pods alone and so is lost when they are replaced.</param>
public sealed record LabelSwitch(
    string Label, bool IsOn, LabelSwitchChange Change = LabelSwitchChange.None, string? DisabledReason = null, bool IsPodOnly = false);

/// <summary>What a draft does to a switch.</summary>
public enum LabelSwitchChange
{
    /// <summary>It stays.</summary>
    None,

    /// <summary>The draft sets the label.</summary>
    TurnedOn,

    /// <summary>The draft removes the label, or puts back the value before.</summary>
    TurnedOff,
}

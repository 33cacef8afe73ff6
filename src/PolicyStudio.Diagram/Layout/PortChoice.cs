namespace PolicyStudio.Diagram.Layout;

/// <summary>A port of the target to choose.</summary>
/// <param name="Id">What the caller knows it by; handed back when it is chosen.</param>
/// <param name="Text">Number and name, <c>3306 mysql</c>.</param>
/// <param name="IsSelected">Whether the picture answers for this port.</param>
/// <param name="IsChanged">Whether the draft changes the answer for it.</param>
public sealed record PortChoice(string Id, string Text, bool IsSelected, bool IsChanged = false);

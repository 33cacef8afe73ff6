using Microsoft.AspNetCore.Components.Web;

namespace PolicyStudio.Diagram.Components;

/// <summary>What the parts of an interactive diagram report to it, each with an id; parts of a picture that nobody touches have none.</summary>
/// <param name="EdgeSelected">An edge is chosen.</param>
/// <param name="NamespaceSwitched">A namespace's label is switched.</param>
/// <param name="WorkloadSwitched">A workload's label is switched.</param>
/// <param name="PortSelected">A port is chosen.</param>
/// <param name="LaneToggled">A lane is folded or opened.</param>
/// <param name="EdgeDrawn">A line is drawn along an edge.</param>
/// <param name="DrawHint">How that is done, at the end of a denied edge's tooltip; null for nothing.</param>
public sealed record DiagramEvents(
    Func<string, Task> EdgeSelected, Func<string, Task> NamespaceSwitched, Func<string, Task> WorkloadSwitched,
    Func<string, Task> PortSelected, Func<string, Task> LaneToggled,
    Func<string, Task> EdgeDrawn, string? DrawHint)
{
    /// <summary>Enter and Space do what a click does.</summary>
    internal static Task OnKey(KeyboardEventArgs key, Func<Task> act) => key.Key is "Enter" or " " ? act() : Task.CompletedTask;
}

using Microsoft.AspNetCore.Components;
using PolicyStudio.Cluster.Watching;

namespace PolicyStudio.Web.Components.Layout.Connection;

/// <summary>Says which cluster is shown and how current it is.</summary>
public sealed partial class ConnectionChip : ComponentBase
{
    /// <summary>The cluster as it is known.</summary>
    [Parameter, EditorRequired] public ClusterState State { get; set; } = default!;

    /// <summary>The time, for the age.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    private string Phase => State.Connection.Phase switch
    {
        ConnectionPhase.Connecting => "connecting",
        ConnectionPhase.Live => "live",
        ConnectionPhase.Stale => "stale",
        _ => "demo",
    };

    private string Word => State.Connection.Phase switch
    {
        ConnectionPhase.Connecting => "connecting",
        ConnectionPhase.Live => "live",
        ConnectionPhase.Stale => $"stale, since {State.Connection.Since.UtcDateTime:HH:mm:ss} UTC, {Age.Of(Now - State.Connection.Since)}",
        _ => "built-in cluster",
    };

    private string Sentence => State.Connection.Phase switch
    {
        ConnectionPhase.Connecting => "The studio is reading the cluster for the first time.",
        ConnectionPhase.Live => "Every change in the cluster shows here as it happens.",
        ConnectionPhase.Stale => $"A watch is lost. What is shown was current at {State.Connection.Since.UtcDateTime:HH:mm:ss} UTC; the studio keeps trying.",
        _ => "The demo cluster lives in the studio alone: nothing real is read or written, and it starts anew with the studio.",
    };
}

using Microsoft.AspNetCore.Components;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Web.Components.Layout.Connection;

/// <summary>Says which cluster is shown and how current it is.</summary>
public sealed partial class ConnectionChip : ComponentBase
{
    private const int AtOnce = 20;

    /// <summary>The cluster as it is known.</summary>
    [Parameter, EditorRequired] public ClusterState State { get; set; } = default!;

    /// <summary>The time, for the age.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    // What may make the picture wrong comes first; the rest is worth knowing.
    private IEnumerable<Finding> Findings => (State.Snapshot?.Findings ?? []).OrderByDescending(f => f.Level);

    private int Doubtful => Findings.Count(f => f.Level != FindingLevel.Info);

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

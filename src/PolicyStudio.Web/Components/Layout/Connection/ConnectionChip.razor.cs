using System.Globalization;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Web.Localizing;

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

    private string Since => State.Connection.Since.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private string Phase => State.Connection.Phase switch
    {
        ConnectionPhase.Connecting => "connecting",
        ConnectionPhase.Live => "live",
        ConnectionPhase.Stale => "stale",
        _ => "demo",
    };

    private string Word => State.Connection.Phase switch
    {
        ConnectionPhase.Stale => Wording.Of(LayoutTexts.StaleSince, Since, Age.Of(Now - State.Connection.Since)),
        var phase => PhaseWords.Of(phase),
    };

    private string Sentence => State.Connection.Phase switch
    {
        ConnectionPhase.Connecting => LayoutTexts.AboutConnecting,
        ConnectionPhase.Live => LayoutTexts.AboutLive,
        ConnectionPhase.Stale => Wording.Of(LayoutTexts.AboutStale, Since),
        _ => LayoutTexts.AboutDemo,
    };
}

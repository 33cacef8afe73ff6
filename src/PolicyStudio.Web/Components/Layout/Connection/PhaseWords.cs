using PolicyStudio.Cluster.Watching;

namespace PolicyStudio.Web.Components.Layout.Connection;

/// <summary>How a connection stands, in a word.</summary>
internal static class PhaseWords
{
    /// <summary><c>live</c>.</summary>
    public static string Of(ConnectionPhase phase) => phase switch
    {
        ConnectionPhase.Connecting => LayoutTexts.PhaseConnecting,
        ConnectionPhase.Live => LayoutTexts.PhaseLive,
        ConnectionPhase.Stale => LayoutTexts.PhaseStale,
        _ => LayoutTexts.PhaseDemo,
    };
}

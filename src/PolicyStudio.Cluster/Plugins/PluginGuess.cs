using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Plugins;

/// <summary>Which dialect a cluster's network plugin speaks, and how that is known.</summary>
/// <param name="Dialect">The dialect.</param>
/// <param name="Finding">What a person should know of it: the plugin, the evidence, what follows.</param>
internal sealed record PluginGuess(PluginDialect Dialect, Finding Finding)
{
    // The option of the studio and of the command line alike.
    private const string Setting = "name it with --plugin";

    /// <summary>The dialect that somebody has set.</summary>
    public static PluginGuess Set(PluginDialect dialect) =>
        new(dialect, new("network-plugin-set", FindingLevel.Info, null, $"The network plugin is set to {dialect}{Consequences(dialect)}"));

    /// <summary>Guesses from what runs on the nodes: DaemonSets with pods to run, and pods.</summary>
    public static PluginGuess Of(IEnumerable<Controller> controllers, IEnumerable<Pod> pods)
    {
        var running = controllers.Where(c => c.Reference.Kind == "DaemonSet" && c.Rollout.Desired != 0)
            .Select(c => (Plugin: NetworkPlugin.Of(c.Reference.Namespace!, c.Template.Labels), Evidence: c.Reference))
            .Concat(pods.Select(p => (Plugin: NetworkPlugin.Of(p.Namespace, p.Labels), Evidence: p.Owner ?? p.Reference)))
            .Where(r => r.Plugin is not null).ToList();
        var found = running.GroupBy(r => r.Plugin!.Name).Select(g => (g.First().Plugin!, Evidence: g.Min(r => r.Evidence)!)).OrderBy(f => f.Evidence).ToList();
        var above = found.Where(f => !f.Item1.IsUnderlay).ToList();
        return Decide(above.Count > 0 ? above : found);
    }

    private static PluginGuess Decide(List<(NetworkPlugin Plugin, ObjectReference Evidence)> found)
    {
        if (found.Count == 0)
            return Unknown($"Which network plugin runs here is not known; {Setting}");
        if (found.Count > 1)
            return Unknown($"{string.Join(" and ", found.Select(f => $"{f.Plugin.Name} ({f.Evidence})"))} run here: which of them acts on NetworkPolicies is not known; {Setting}");
        var (dialect, runs) = (found[0].Plugin.Dialect, $"{found[0].Plugin.Name} runs here ({found[0].Evidence})");
        if (dialect == PluginDialect.Generic)
            return Unknown($"{runs}: what it makes of NetworkPolicies in particular is not known; {Setting} where it is like another");
        return dialect.Enforces
            ? new(dialect, new("network-plugin", FindingLevel.Info, found[0].Evidence, runs + Consequences(dialect)))
            : new(dialect, new("network-plugin-none", FindingLevel.Warning, found[0].Evidence,
                $"{runs} and nothing that acts on NetworkPolicies: every connection is possible, whatever they say; if something does, {Setting}"));
    }

    private static PluginGuess Unknown(string message) => new(PluginDialect.Generic, new("network-plugin-unknown", FindingLevel.Info, null, message));

    private static string Consequences(PluginDialect dialect)
    {
        string?[] all =
        [
            dialect.Enforces ? null : "nothing acts on NetworkPolicies",
            dialect.MatchesPodsByAddress ? null : "ipBlocks match no pods",
            dialect.TreatsHostNetworkAsNode ? "hostNetwork pods count as their nodes" : null,
            dialect.CutsEstablished ? "a denial cuts established connections too" : null,
        ];
        var consequences = string.Join(", ", all.OfType<string>());
        return consequences.Length == 0 ? "" : $": {consequences}";
    }
}

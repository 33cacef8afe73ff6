using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Plugins;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Watching.Folding;

/// <summary>
/// Makes snapshots: of all objects, or of the last one and what has changed. The second way keeps whatever has not changed the same object,
/// down to the workloads, so that whoever compares the two snapshots finds out at once.
/// </summary>
/// <param name="plugin">The network plugin's dialect, where somebody has set it; null guesses it from what runs in the cluster.</param>
internal sealed class SnapshotBuilder(PluginDialect? plugin)
{
    private PluginGuess? _guess;
    private ServerFacts? _server;
    private ImmutableArray<Finding> _lasting = [];

    /// <summary>A snapshot of all objects.</summary>
    public ClusterSnapshot Build(IReadOnlyCollection<WatchedObject> objects, IReadOnlyCollection<Finding> unavailable, ServerFacts? server)
    {
        var values = objects.Select(o => o.Value).ToList();
        var (pods, controllers, others) = (values.OfType<Pod>().ToList(), values.OfType<Controller>().ToList(), values.OfType<OtherPolicy>().ToList());
        var snapshot = new ClusterSnapshot(values.OfType<Namespace>(), pods, controllers, values.OfType<Service>(), values.OfType<NetworkPolicy>(), []);
        (_guess, _server) = (Guess(controllers, pods), server);
        _lasting = [.. unavailable, .. OtherPolicyFindings.Of(others), .. objects.SelectMany(o => o.Findings).OrderBy(f => f.Object).ThenBy(f => f.Path, StringComparer.Ordinal)];
        var facts = values.OfType<SurroundingFacts>().ToList();
        return Finish(snapshot).In(otherPolicies: others, apiServerCalls: facts.SelectMany(f => f.Calls), otherSelectors: facts.SelectMany(f => f.Selectors), dropsEndPort: server?.DropsEndPort);
    }

    /// <summary>The last snapshot after a change of single objects.</summary>
    public ClusterSnapshot Change(ClusterSnapshot last, SnapshotDelta delta, bool movesPlugin)
    {
        var snapshot = last.Replacing(delta);
        if (movesPlugin) _guess = Guess(snapshot.Controllers, snapshot.Pods);
        return Finish(snapshot);
    }

    private PluginGuess Guess(IEnumerable<Controller> controllers, IEnumerable<Pod> pods) => plugin is null ? PluginGuess.Of(controllers, pods) : PluginGuess.Set(plugin);

    private ClusterSnapshot Finish(ClusterSnapshot snapshot) => snapshot.With(findings:
    [
        .. _server?.Findings ?? [], .. ServerFacts.NameLabelFindings(_server, [.. snapshot.Namespaces.Where(n => n.IsDeclared)]), _guess!.Finding, .. _lasting,
    ]).In(_guess.Dialect);
}

using PolicyStudio.Engine.Matrix.Rows;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using Endpoint = PolicyStudio.Engine.Reachability.Endpoint;

namespace PolicyStudio.Engine.Coverage;

/// <summary>What is undecided about pods on their node's network: the plugin may see the node's address in their place. The engine judges, once for each row.</summary>
internal sealed class NodeOutcomes(ReachabilityEngine engine)
{
    private readonly Dictionary<Row, Outcome> _fromNode = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Row, Outcome> _toNode = new(ReferenceEqualityComparer.Instance);
    private Outcome? _between;

    /// <summary>Whether two pods, one of them on its node's network, are connected.</summary>
    public Outcome Of(PodClass source, PodClass destination)
    {
        // Where nobody knows how the plugin sees a node, nothing is known of a pair either.
        if (!engine.Snapshot.Plugin.TreatsHostNetworkAsNode) return engine.Snapshot.Plugin.Enforces ? Outcome.Undecidable : Outcome.Allowed;
        if (source.IsOnNode && destination.IsOnNode) return _between ??= Judge(source.Endpoint, destination.Endpoint);
        // No policy selects a node, so that the other side's row decides; and a name stands for no port there.
        var (known, row) = source.IsOnNode ? (_fromNode, destination.Rows.Ingress) : (_toNode, source.Rows.Egress);
        if (!known.TryGetValue(row, out var outcome)) known[row] = outcome = Judge(source.Endpoint, destination.Endpoint);
        return outcome;
    }

    /// <summary>The same for an address outside, from or towards a pod on its node's network.</summary>
    public Outcome Outside(Endpoint source, Endpoint destination) => Judge(source, destination);

    private Outcome Judge(Endpoint source, Endpoint destination) => engine.Judge(source, destination, Connectivity.All).Outcome;
}

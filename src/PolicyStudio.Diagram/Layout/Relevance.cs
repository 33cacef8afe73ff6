using System.Collections.Immutable;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Diagram.Layout;

/// <summary>How much a namespace matters to the question: where there is no room for all, those that matter least are folded first.</summary>
internal sealed class Relevance(SceneSide side)
{
    // What holds of most sources is told by a count; what differs from it is what a person looks for.
    private readonly (Outcome, EdgeChange)? _usual = side.Edges
        .Where(e => e.After.Peer is WorkloadEndpoint).GroupBy(VerdictOf)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => ((Outcome, EdgeChange)?)g.Key).FirstOrDefault();

    /// <summary>Opened by somebody, switched by the draft, the target's own, out of the ordinary or yet to be switched, or none of these: from 4 down to 0.</summary>
    public int Of(string name, ImmutableArray<EdgeDiff> edges)
    {
        if (side.Request.UnfoldedLanes.Contains(name)) return 4;
        var switches = edges.Select(e => side.WorkloadSwitches.GetValueOrDefault(e.After.Peer.Id)).OfType<LabelSwitch>().ToList();
        if (IsSwitched(side.NamespaceSwitches.GetValueOrDefault(name)) || switches.Any(IsSwitched)) return 3;
        if (side.Request.Targets.Any(t => t.Workload.Namespace == name)) return 2;
        // A label that is not there yet is what a person comes to switch.
        var canBeSwitchedOn = side.NamespaceSwitches.GetValueOrDefault(name) is { IsOn: false, DisabledReason: null };
        return canBeSwitchedOn || switches.Any(s => s.IsOn) || edges.Any(e => VerdictOf(e) != _usual) ? 1 : 0;
    }

    private static bool IsSwitched(LabelSwitch? toggle) => toggle is { Change: not LabelSwitchChange.None };

    private static (Outcome, EdgeChange) VerdictOf(EdgeDiff edge) => (edge.After.Outcome, edge.Change);
}

using System.Collections.Immutable;
using PolicyStudio.Diagram.Questions;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Labels;

namespace PolicyStudio.Web.State;

/// <summary>A target and the answer to who reaches it, before and after the draft.</summary>
/// <param name="Comparison">The cluster before and after the draft.</param>
/// <param name="Workload">The target as the cluster has it.</param>
/// <param name="Ports">Its ports that can be switched between.</param>
/// <param name="Port">The port asked about; null asks about all of them.</param>
/// <param name="Reach">Every edge before and after.</param>
/// <param name="Counts">The edges counted.</param>
/// <param name="ClosingPorts">How many of the target's ports the draft closes to some source.</param>
/// <param name="Labels">Which labels the switches set.</param>
/// <param name="OfferedLabels">What is offered in their place, best first.</param>
public sealed record TargetView(
    ClusterComparison Comparison, Workload Workload, ImmutableArray<TargetPort> Ports, TargetPort? Port, ReachabilityDiff Reach, SourceCounts Counts,
    int ClosingPorts, LabelChoices Labels, ImmutableArray<LabelChoices> OfferedLabels)
{
    /// <summary>The ports asked about.</summary>
    public Connectivity Asked => Reach.After.Asked;

    /// <summary>Whether a policy isolates the target, the draft included; where none does, it is open to everyone.</summary>
    public bool IsIsolated => !Reach.After.IsolatingPolicies.IsEmpty;

    /// <summary>The edge of that id. Where a draft has split or joined groups of pods since, an edge of the same workload; null when there is none.</summary>
    public EdgeDiff? FindEdge(string? id)
    {
        if (id is null) return null;
        return Reach.Edges.FirstOrDefault(e => e.After.Id == id)
            ?? Reach.Edges.FirstOrDefault(e => e.After.Source is WorkloadEndpoint w && id.StartsWith(w.Workload.Id, StringComparison.Ordinal));
    }

    /// <summary>This view without the draft: both sides show the cluster as it is.</summary>
    public TargetView AsItIs()
    {
        var reach = Same(Reach.Before);
        return this with
        {
            Comparison = new(PolicyDraft.Empty, Comparison.Before, Comparison.Before),
            Reach = reach,
            Counts = SourceCounts.Of(reach.Edges),
            ClosingPorts = 0,
        };
    }

    /// <summary>Computes the answer.</summary>
    public static TargetView Of(Workload workload, StudioAddress address, ClusterComparison comparison, SuggestionOptions suggestions)
    {
        var snapshot = comparison.Before.Snapshot;
        var ports = TargetPorts.Of(workload, snapshot);
        // A port that nobody declares may be asked about all the same: policies do not know what listens.
        var port = ports.FirstOrDefault(p => p.IsSame(address.Port)) ?? address.Port ?? ports.FirstOrDefault();
        if (port is not null && !ports.Any(port.IsSame)) ports = ports.Add(port);
        var reach = Reached(comparison, workload, port?.Connectivity ?? Connectivity.All);
        var offered = LabelSuggestions.For(workload, snapshot, suggestions.Labels);
        return new(comparison, workload, ports, port, reach, SourceCounts.Of(reach.Edges),
            ports.Count(p => reach.Edges.Any(e => Closes(e, p))), address.Over(offered[0]), offered);
    }

    private static ReachabilityDiff Reached(ClusterComparison comparison, Workload workload, Connectivity asked) =>
        ReferenceEquals(comparison.Before, comparison.After)
            ? Same(comparison.Before.WhoReaches(workload.Reference, asked))
            : ReachabilityEngine.Compare(comparison.Before, comparison.After, workload.Reference, asked);

    private static ReachabilityDiff Same(TargetReachability reach) => new(reach, reach, [.. reach.Edges.Select(e => new EdgeDiff(e, e))]);

    private static bool Closes(EdgeDiff edge, TargetPort port) =>
        !ReferenceEquals(edge.Before, edge.After) && edge.Before.Connectivity.Contains(port.Protocol, port.Number) && !edge.After.Connectivity.Contains(port.Protocol, port.Number);
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PolicyStudio.Diagram.Questions;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Labels;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.State;

/// <summary>A target and the answer to who reaches it, and whom it reaches where that is asked, before and after the draft.</summary>
/// <param name="Comparison">The cluster before and after the draft.</param>
/// <param name="Workload">The target as the cluster has it.</param>
/// <param name="Ports">Its ports that can be switched between.</param>
/// <param name="Port">The port asked about; null asks about all of them.</param>
/// <param name="Reach">Every edge from its sources before and after.</param>
/// <param name="Labels">Which labels the switches set.</param>
/// <param name="OfferedLabels">What is offered in their place, best first.</param>
public sealed record TargetView(
    ClusterComparison Comparison, Workload Workload, ImmutableArray<TargetPort> Ports, TargetPort? Port, ReachabilityDiff Reach,
    LabelChoices Labels, ImmutableArray<LabelChoices> OfferedLabels)
{
    private static readonly ConditionalWeakTable<ReachabilityEngine, Shared<(ObjectReference, StudioAddress, SuggestionOptions), TargetView>> Undrafted = [];

    /// <summary>What is asked about it.</summary>
    public AskedDirections Directions { get; init; }

    /// <summary>Every edge to its destinations, on any port; null where they are not asked for.</summary>
    public ReachabilityDiff? Egress { get; init; }

    /// <summary>Further targets of the same picture, each without further ones.</summary>
    public ImmutableArray<TargetView> Also { get; init; } = [];

    /// <summary>This target and the further ones.</summary>
    public IEnumerable<TargetView> All => Also.Prepend(this);

    /// <summary>The answers that are asked for, of this target alone.</summary>
    public IEnumerable<ReachabilityDiff> Answers => (Directions == AskedDirections.Egress ? [] : new[] { Reach }).Concat(Egress is null ? [] : new[] { Egress });

    /// <summary>The edges of the whole picture counted: of every target, in the directions asked about.</summary>
    public SourceCounts Counts => SourceCounts.Of(All.SelectMany(t => t.Answers).SelectMany(a => a.Edges));

    /// <summary>How many ports of the targets the draft closes to some source; 0 where nobody asks who reaches them.</summary>
    public int ClosingPorts => Directions == AskedDirections.Egress ? 0 : All.Sum(t => t.Ports.Count(p => t.Reach.Edges.Any(e => Closes(e, p))));

    /// <summary>The ports asked about.</summary>
    public Connectivity Asked => Reach.After.Asked;

    /// <summary>The directions asked about in which no policy isolates the target, the draft included: it is open to everyone, or may reach everyone.</summary>
    public IEnumerable<PolicyType> OpenDirections => Answers.Select(a => a.After).Where(r => r.IsolatingPolicies.IsEmpty).Select(r => r.Direction);

    /// <summary>The edge of that id, of this target or a further one. Where a draft has split or joined groups of pods since, an edge of the same workload; null when there is none.</summary>
    public EdgeDiff? FindEdge(string? id)
    {
        if (id is null) return null;
        var edges = All.SelectMany(t => t.Answers).SelectMany(a => a.Edges);
        return edges.FirstOrDefault(e => e.After.Id == id)
            ?? edges.FirstOrDefault(e => e.After.Source is WorkloadEndpoint w && id.StartsWith(w.Workload.Id, StringComparison.Ordinal));
    }

    /// <summary>The target, this one or a further one, at which an edge ends.</summary>
    public TargetView Of(EdgeDiff edge) => All.FirstOrDefault(t => t.Workload.Reference == edge.After.Target.Workload.Reference) ?? this;

    /// <summary>This view without the draft: both sides show the cluster as it is.</summary>
    public TargetView AsItIs()
    {
        var reach = ReachabilityDiff.Unchanged(Reach.Before);
        return this with
        {
            Comparison = new(PolicyDraft.Empty, Comparison.Before, Comparison.Before),
            Reach = reach,
            Egress = Egress is null ? null : ReachabilityDiff.Unchanged(Egress.Before),
            Also = [.. Also.Select(t => t.AsItIs())],
        };
    }

    /// <summary>The answer. Without a draft it is one for all who ask the same.</summary>
    public static TargetView Of(Workload workload, StudioAddress address, ClusterComparison comparison, SuggestionOptions suggestions) =>
        !comparison.Draft.IsEmpty ? Compute(workload, address, comparison, suggestions)
        : Undrafted.GetValue(comparison.Before, _ => new()).Get((workload.Reference, address, suggestions), () => Compute(workload, address, comparison, suggestions));

    private static TargetView Compute(Workload workload, StudioAddress address, ClusterComparison comparison, SuggestionOptions suggestions)
    {
        var snapshot = comparison.Before.Snapshot;
        var ports = TargetPorts.Of(workload, snapshot);
        // A port that nobody declares may be asked about all the same: policies do not know what listens.
        var port = ports.FirstOrDefault(p => p.IsSame(address.Port)) ?? address.Port ?? ports.FirstOrDefault();
        if (port is not null && !ports.Any(port.IsSame)) ports = ports.Add(port);
        // What all see of the cluster as it is is the one side of what a draft changes.
        var asItIs = comparison.Draft.IsEmpty ? null : Of(workload, address, ClusterComparison.Of(snapshot, PolicyDraft.Empty), suggestions);
        var reach = Reached(comparison, workload, port?.Connectivity ?? Connectivity.All, PolicyType.Ingress, asItIs?.Reach.After);
        var offered = LabelSuggestions.For(workload, snapshot, suggestions.Labels);
        return new(comparison, workload, ports, port, reach, address.Over(offered[0]), offered)
        {
            Directions = address.Directions,
            Egress = address.Directions == AskedDirections.Ingress ? null : Reached(comparison, workload, Connectivity.All, PolicyType.Egress, asItIs?.Egress?.After),
            Also = [.. from also in address.Also.Targets
                       let other = TargetSearch.Resolve(snapshot, also.Name)
                       where other is not null && other.Reference != workload.Reference
                       select Of(other, address with { Target = also.Name, Port = also.Port, Also = AlsoTargets.None }, comparison, suggestions)],
        };
    }

    private static ReachabilityDiff Reached(ClusterComparison comparison, Workload workload, Connectivity asked, PolicyType direction, TargetReachability? known) =>
        !ReferenceEquals(comparison.Before, comparison.After) ? ReachabilityEngine.Compare(comparison.Before, comparison.After, workload.Reference, asked, direction, known)
        : ReachabilityDiff.Unchanged(direction == PolicyType.Ingress ? comparison.Before.WhoReaches(workload.Reference, asked) : comparison.Before.WhomReaches(workload.Reference, asked));

    private static bool Closes(EdgeDiff edge, TargetPort port) =>
        !ReferenceEquals(edge.Before, edge.After) && edge.Before.Connectivity.Contains(port.Protocol, port.Number) && !edge.After.Connectivity.Contains(port.Protocol, port.Number);
}

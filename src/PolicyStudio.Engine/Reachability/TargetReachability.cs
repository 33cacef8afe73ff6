using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>Who reaches a target: an edge from every other endpoint of the cluster, and from the addresses outside.</summary>
/// <param name="Target">The workload asked about.</param>
/// <param name="Destinations">Its groups of pods; one unless policies tell its pods apart.</param>
/// <param name="Asked">The ports asked about.</param>
/// <param name="Edges">One edge a source and destination, in a stable order: workloads by id, then addresses.</param>
/// <param name="IsolatingPolicies">The policies that isolate some of the target's pods for ingress; none means it is open to everyone.</param>
public sealed record TargetReachability(
    Workload Target, ImmutableArray<WorkloadEndpoint> Destinations, Connectivity Asked,
    ImmutableArray<ReachabilityEdge> Edges, ImmutableArray<NetworkPolicy> IsolatingPolicies);

/// <summary>One source and what it may reach of a destination. How it ends is known at once; the reasons are put together when somebody asks for them.</summary>
public sealed class ReachabilityEdge
{
    private readonly Lazy<Verdict> _verdict;

    /// <summary>An edge whose verdict is there.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="connectivity">Every port that is open between the two, whatever was asked.</param>
    public ReachabilityEdge(Verdict verdict, Connectivity connectivity)
    {
        (Source, Destination, Outcome, IsConditional, Connectivity) =
            (verdict.Source, (WorkloadEndpoint)verdict.Destination, verdict.Outcome, verdict.IsConditional, connectivity);
        _verdict = new(verdict);
    }

    internal ReachabilityEdge(Func<Verdict> judge, Endpoint source, WorkloadEndpoint destination, Outcome outcome, bool isConditional, Connectivity connectivity)
    {
        (Source, Destination, Outcome, IsConditional, Connectivity) = (source, destination, outcome, isConditional, connectivity);
        _verdict = new(judge);
    }

    /// <summary>The decision on the ports asked about, with its reasons and both ends.</summary>
    public Verdict Verdict => _verdict.Value;

    /// <summary>How the verdict ends.</summary>
    public Outcome Outcome { get; }

    /// <summary>Whether a policy of a kind that is not evaluated may decide otherwise.</summary>
    public bool IsConditional { get; }

    /// <summary>Every port that is open between the two, whatever was asked.</summary>
    public Connectivity Connectivity { get; }

    /// <summary>Who connects.</summary>
    public Endpoint Source { get; }

    /// <summary>To whom.</summary>
    public WorkloadEndpoint Destination { get; }

    /// <summary>Identifies the edge within its reachability, and the same edge before and after a draft.</summary>
    public string Id => $"{Source.Id} -> {Destination.Id}";

    /// <summary>Whether the source is the target's own workload: one replica towards another.</summary>
    public bool IsWithinTarget => Source is WorkloadEndpoint w && w.Workload.Reference == Destination.Workload.Reference;
}

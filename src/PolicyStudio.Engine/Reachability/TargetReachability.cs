using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
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

/// <summary>One source and what it may reach of a destination.</summary>
/// <param name="Verdict">The decision on the ports asked about, with its reasons and both ends.</param>
/// <param name="Connectivity">Every port that is open between the two, whatever was asked.</param>
public sealed record ReachabilityEdge(Verdict Verdict, Connectivity Connectivity)
{
    /// <summary>Who connects.</summary>
    public Endpoint Source => Verdict.Source;

    /// <summary>To whom.</summary>
    public WorkloadEndpoint Destination => (WorkloadEndpoint)Verdict.Destination;

    /// <summary>Identifies the edge within its reachability, and the same edge before and after a draft.</summary>
    public string Id => $"{Source.Id} -> {Destination.Id}";

    /// <summary>Whether the source is the target's own workload: one replica towards another.</summary>
    public bool IsWithinTarget => Source is WorkloadEndpoint w && w.Workload.Reference == Destination.Workload.Reference;
}

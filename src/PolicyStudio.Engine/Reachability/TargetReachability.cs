using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>Who reaches a target, or whom it reaches: an edge for every other endpoint of the cluster, and for the addresses outside.</summary>
/// <param name="Target">The workload asked about.</param>
/// <param name="Direction">Ingress where its sources are asked for, egress where its destinations are.</param>
/// <param name="Groups">Its groups of pods; one unless policies tell its pods apart.</param>
/// <param name="Asked">The ports asked about.</param>
/// <param name="Edges">One edge a peer and group, in a stable order: workloads by id, then addresses.</param>
/// <param name="IsolatingPolicies">The policies that isolate some of the target's pods in that direction; none means that it is open to everyone, or may reach everyone.</param>
public sealed record TargetReachability(
    Workload Target, PolicyType Direction, ImmutableArray<WorkloadEndpoint> Groups, Connectivity Asked,
    ImmutableArray<ReachabilityEdge> Edges, ImmutableArray<NetworkPolicy> IsolatingPolicies);

/// <summary>One source and what it may reach of a destination. How it ends is known at once; the reasons are put together when somebody asks for them.</summary>
public sealed class ReachabilityEdge
{
    // There are thousands, and nobody asks most of them for reasons: what would put them together takes no more than two references.
    private readonly ReachabilityEngine? _engine;
    private readonly Connectivity _asked;
    private Verdict? _verdict;

    /// <summary>An edge whose verdict is there.</summary>
    /// <param name="direction">Ingress where its destination is the target, egress where its source is.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="connectivity">Every port that is open between the two, whatever was asked.</param>
    public ReachabilityEdge(PolicyType direction, Verdict verdict, Connectivity connectivity)
    {
        (Direction, Source, Destination, Outcome, IsConditional, Connectivity) =
            (direction, verdict.Source, verdict.Destination, verdict.Outcome, verdict.IsConditional, connectivity);
        (IsIsolated, _asked, _verdict) = (verdict.Ingress.IsIsolated || verdict.Egress.IsIsolated, verdict.Asked, verdict);
    }

    internal ReachabilityEdge(
        PolicyType direction, ReachabilityEngine engine, Endpoint source, Endpoint destination, Connectivity asked, Outcome outcome, bool isConditional, bool isIsolated, Connectivity connectivity)
    {
        (Direction, Source, Destination, Outcome, IsConditional, IsIsolated, Connectivity) = (direction, source, destination, outcome, isConditional, isIsolated, connectivity);
        (_engine, _asked) = (engine, asked);
    }

    /// <summary>Ingress where its destination is the target that was asked about, egress where its source is.</summary>
    public PolicyType Direction { get; }

    /// <summary>The target's end.</summary>
    public WorkloadEndpoint Target => (WorkloadEndpoint)(Direction == PolicyType.Ingress ? Destination : Source);

    /// <summary>The other end: who connects to the target, or to whom it connects.</summary>
    public Endpoint Peer => Direction == PolicyType.Ingress ? Source : Destination;

    /// <summary>The decision on the ports asked about, with its reasons and both ends.</summary>
    public Verdict Verdict => _verdict ??= _engine!.Judge(Source, Destination, _asked);

    /// <summary>How the verdict ends.</summary>
    public Outcome Outcome { get; }

    /// <summary>Whether a policy of a kind that is not evaluated may decide otherwise.</summary>
    public bool IsConditional { get; }

    /// <summary>Whether a policy has a say: the source is isolated for egress, or the destination for ingress.</summary>
    public bool IsIsolated { get; }

    /// <summary>Every port that is open between the two, whatever was asked.</summary>
    public Connectivity Connectivity { get; }

    /// <summary>Who connects.</summary>
    public Endpoint Source { get; }

    /// <summary>To whom.</summary>
    public Endpoint Destination { get; }

    /// <summary>Identifies the edge within its reachability, and the same edge before and after a draft.</summary>
    public string Id => $"{Source.Id} -> {Destination.Id}";

    /// <summary>Whether both ends are of the target's own workload: one replica towards another.</summary>
    public bool IsWithinTarget => Peer is WorkloadEndpoint w && w.Workload.Reference == Target.Workload.Reference;
}

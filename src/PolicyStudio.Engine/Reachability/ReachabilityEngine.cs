using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>
/// Answers about one snapshot: who reaches whom, and why. Preview uses the same engine on the snapshot with the draft laid over it.
/// Instances are immutable and may be shared between threads.
/// </summary>
public sealed class ReachabilityEngine
{
    private readonly PolicyReader _policies;

    /// <summary>An engine for one snapshot; its endpoints are told apart by that snapshot's policies.</summary>
    public ReachabilityEngine(ClusterSnapshot snapshot) : this(snapshot, EndpointGroups.Of([snapshot])[0]) { }

    private ReachabilityEngine(ClusterSnapshot snapshot, EndpointGroups groups)
    {
        Snapshot = snapshot;
        Workloads = groups.Workloads;
        Outside = groups.Outside;
        _policies = new(snapshot);
    }

    /// <summary>The snapshot it answers about.</summary>
    public ClusterSnapshot Snapshot { get; }

    /// <summary>Every group of pods that policies tell apart, by workload.</summary>
    public ImmutableArray<WorkloadEndpoint> Workloads { get; }

    /// <summary>The addresses outside, cut where an ipBlock cuts them: IPv4, then IPv6.</summary>
    public ImmutableArray<AddressEndpoint> Outside { get; }

    /// <summary>
    /// Two engines whose endpoints are the same groups of pods in the same order, told apart by what either snapshot's policies read, so
    /// that their answers can be laid side by side.
    /// </summary>
    public static (ReachabilityEngine Before, ReachabilityEngine After) Pair(ClusterSnapshot before, ClusterSnapshot after)
    {
        var groups = EndpointGroups.Of([before, after]);
        return (new(before, groups[0]), new(after, groups[1]));
    }

    /// <summary>
    /// Two engines for clusters that need not have the same pods: endpoints are told apart by what either's policies read, and are the same
    /// where their ids are.
    /// </summary>
    public static (ReachabilityEngine Before, ReachabilityEngine After) Alike(ClusterSnapshot before, ClusterSnapshot after)
    {
        var groups = EndpointGroups.Alike([before, after]);
        return (new(before, groups[0]), new(after, groups[1]));
    }

    /// <summary>The verdict on the ports asked about, with every reason.</summary>
    public Verdict Judge(Endpoint source, Endpoint destination, Connectivity asked)
    {
        var (from, to) = (Side.Of(source).SeenBy(Snapshot.Plugin), Side.Of(destination).SeenBy(Snapshot.Plugin));
        if (IsSamePod(source, destination))
            return new(source, destination, asked, asked, Free(PolicyType.Egress, asked), Free(PolicyType.Ingress, asked), []) { Snapshot = Snapshot };
        var egress = _policies.Explain(PolicyType.Egress, from, to, asked);
        var ingress = _policies.Explain(PolicyType.Ingress, from, to, asked);
        var open = egress.Open.Intersect(ingress.Open);
        var doubts = Doubts.About(Snapshot, source, destination);
        // What is open to a node whatever its address is open: no doubt about hostNetwork is left then.
        if ((from.IsNode || to.IsNode) && !open.IsEmpty) doubts = doubts.RemoveAll(d => d.Kind == DoubtKind.HostNetwork);
        return new(source, destination, asked, open, egress, ingress, doubts)
        {
            Snapshot = Snapshot,
            Overrides = Overrides.Of(Snapshot, egress, source, ingress, destination),
        };
    }

    /// <summary>
    /// Every port that policies leave open between two endpoints. A pod reaches itself on every port. A hostNetwork pod is taken for an
    /// ordinary one here, whatever the plugin; <see cref="Judge"/> tells the doubt.
    /// </summary>
    public Connectivity Connect(Endpoint source, Endpoint destination)
    {
        var (from, to) = (Side.Of(source), Side.Of(destination));
        if (IsSamePod(source, destination)) return Connectivity.All;
        var ingress = _policies.Open(PolicyType.Ingress, from, to);
        return ingress.IsEmpty ? ingress : ingress.Intersect(_policies.Open(PolicyType.Egress, from, to));
    }

    /// <summary>Who reaches a workload on the ports asked about: every other workload, its own replicas among themselves, and outside.</summary>
    /// <exception cref="ArgumentException">The snapshot has no such workload.</exception>
    public TargetReachability WhoReaches(ObjectReference target, Connectivity asked)
    {
        var workload = Snapshot.FindWorkload(target) ?? throw new ArgumentException($"there is no {target}", nameof(target));
        var destinations = Workloads.Where(w => w.Workload.Reference == target).ToImmutableArray();
        var edges = from source in Workloads.Cast<Endpoint>().Concat(Outside)
                    from destination in destinations
                    where CanConnect(source, destination)
                    select new ReachabilityEdge(Judge(source, destination, asked), Connect(source, destination));
        return new(workload, destinations, asked, [.. edges],
            [.. destinations.SelectMany(d => _policies.Isolating(PolicyType.Ingress, d.Representative)).Distinct().OrderBy(p => p.Reference)]);
    }

    /// <summary>Lays a target's edges before and after side by side; the engines must come from <see cref="Pair"/>.</summary>
    /// <exception cref="ArgumentException">A snapshot has no such workload.</exception>
    public static ReachabilityDiff Compare(ReachabilityEngine before, ReachabilityEngine after, ObjectReference target, Connectivity asked)
    {
        var (was, willBe) = (before.WhoReaches(target, asked), after.WhoReaches(target, asked));
        return new(was, willBe, [.. was.Edges.Zip(willBe.Edges, (b, a) => new EdgeDiff(b, a))]);
    }

    /// <summary>Every pair whose open ports differ, over the whole cluster and outside; the engines must come from <see cref="Pair"/>.</summary>
    public static ImmutableArray<ConnectivityChange> Changes(ReachabilityEngine before, ReachabilityEngine after, CancellationToken cancellation = default) =>
        Changes(before, after, null, cancellation);

    /// <summary>The same among the pairs of which one end is concerned: who knows what a change can touch spares the rest. Null is every pair.</summary>
    internal static ImmutableArray<ConnectivityChange> Changes(
        ReachabilityEngine before, ReachabilityEngine after, Func<Endpoint, bool>? concerns, CancellationToken cancellation)
    {
        var changes = ImmutableArray.CreateBuilder<ConnectivityChange>();
        // Asked for every pair: an endpoint is known by itself, its id would be put together each time.
        var concerned = concerns is null ? null : before.Workloads.Cast<Endpoint>().Concat(before.Outside).Where(concerns).ToHashSet<Endpoint>(ReferenceEqualityComparer.Instance);
        foreach (var ((source, destination), (sourceAfter, destinationAfter)) in before.Pairs().Zip(after.Pairs()))
        {
            cancellation.ThrowIfCancellationRequested();
            if (concerned is not null && !concerned.Contains(source) && !concerned.Contains(destination)) continue;
            var (was, willBe) = (before.Connect(source, destination), after.Connect(sourceAfter, destinationAfter));
            if (!was.Equals(willBe)) changes.Add(new(sourceAfter, destinationAfter, was, willBe));
        }
        return changes.ToImmutable();
    }

    /// <summary>Every connection that policies allow between this engine's endpoints.</summary>
    public ImmutableArray<Connection> Connections() => Connections([.. Workloads, .. Outside]);

    /// <summary>Every connection that policies allow between the given endpoints, none to itself and none between addresses; ordered by their ids.</summary>
    public ImmutableArray<Connection> Connections(IReadOnlyCollection<Endpoint> endpoints)
    {
        var ordered = endpoints.OrderBy(e => e.Id, StringComparer.Ordinal).ToList();
        return [.. from source in ordered
                   from destination in ordered
                   where source.Id != destination.Id && (source is not AddressEndpoint || destination is not AddressEndpoint)
                   let open = Connect(source, destination)
                   where !open.IsEmpty
                   select new Connection(source, destination, open)];
    }

    /// <summary>Every pair of endpoints that may be asked about: a pod to itself and outside to outside are left out.</summary>
    public IEnumerable<(Endpoint Source, Endpoint Destination)> Pairs()
    {
        var all = Workloads.Cast<Endpoint>().Concat(Outside).ToList();
        return from source in all
               from destination in all
               where CanConnect(source, destination)
               select (source, destination);
    }

    /// <summary>Whether one can be asked about towards the other: not an address towards another, nor a single pod towards itself.</summary>
    public static bool CanConnect(Endpoint source, Endpoint destination) => (source, destination) switch
    {
        (AddressEndpoint, AddressEndpoint) => false,
        (AddressEndpoint, _) or (_, AddressEndpoint) => true,
        // Replicas of one group reach each other or not; a single pod has nobody of its own to reach.
        _ => source.Id != destination.Id || source is WorkloadEndpoint { HasSeveralPods: true },
    };

    private static bool IsSamePod(Endpoint a, Endpoint b) => OnlyPod(a) is { IsFromTemplate: false } x && OnlyPod(b) is { IsFromTemplate: false } y && x.Reference == y.Reference;

    private static Pod? OnlyPod(Endpoint endpoint) => endpoint switch
    {
        PodEndpoint p => p.Pod,
        WorkloadEndpoint { Pods: [var only] } => only,
        _ => null,
    };

    private static DirectionVerdict Free(PolicyType direction, Connectivity asked) =>
        new(direction, [new("NetworkPolicy", [], [], [], asked)]);
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Matrix;
using PolicyStudio.Engine.Matrix.Rows;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>
/// Answers about one snapshot: who reaches whom, and why. Preview uses the same engine on the snapshot with the draft laid over it.
/// Instances are immutable and may be shared between threads.
/// </summary>
public sealed class ReachabilityEngine
{
    private readonly PolicyReader _policies;
    private readonly ReachabilityMatrix _matrix;
    private readonly ExposedServices _exposed;

    /// <summary>An engine for one snapshot; its endpoints are told apart by that snapshot's policies.</summary>
    public ReachabilityEngine(ClusterSnapshot snapshot) : this(snapshot, SnapshotMatrices.Of(snapshot), SnapshotMatrices.GroupsOf(snapshot)) { }

    private ReachabilityEngine(ClusterSnapshot snapshot, ReachabilityMatrix matrix, EndpointGroups groups)
    {
        (Snapshot, _matrix, _policies, _exposed) = (snapshot, matrix, new(snapshot, matrix), new(snapshot));
        (Workloads, Outside) = (groups.Workloads, groups.Outside);
    }

    /// <summary>The snapshot it answers about.</summary>
    public ClusterSnapshot Snapshot { get; }

    /// <summary>Every group of pods that policies tell apart, by workload.</summary>
    public ImmutableArray<WorkloadEndpoint> Workloads { get; }

    /// <summary>The addresses outside, cut where an ipBlock cuts them: IPv4, then IPv6.</summary>
    public ImmutableArray<AddressEndpoint> Outside { get; }

    /// <summary>What it looks up.</summary>
    internal ReachabilityMatrix Matrix => _matrix;

    /// <summary>The Services that can be reached from outside.</summary>
    internal ExposedServices Exposed => _exposed;

    /// <summary>
    /// Two engines whose endpoints are the same groups of pods in the same order, told apart by what either snapshot's policies read, so
    /// that their answers can be laid side by side.
    /// </summary>
    public static (ReachabilityEngine Before, ReachabilityEngine After) Pair(ClusterSnapshot before, ClusterSnapshot after)
    {
        var reads = SnapshotMatrices.ReadsOf(before).Union(SnapshotMatrices.ReadsOf(after));
        var was = SnapshotMatrices.Of(before).ReadingToo(reads, before);
        var willBe = was.After(before, after);
        var groups = EndpointGroups.Of((before, was, SnapshotMatrices.GroupsOf(before)), (after, willBe), reads);
        return (new(before, was, groups.Before), new(after, willBe, groups.After));
    }

    /// <summary>
    /// Two engines for clusters that need not have the same pods: endpoints are told apart by what either's policies read, and are the same
    /// where their ids are.
    /// </summary>
    public static (ReachabilityEngine Before, ReachabilityEngine After) Alike(ClusterSnapshot before, ClusterSnapshot after)
    {
        var reads = SnapshotMatrices.ReadsOf(before).Union(SnapshotMatrices.ReadsOf(after));
        var (was, willBe) = (SnapshotMatrices.Of(before).ReadingToo(reads, before), SnapshotMatrices.Of(after).ReadingToo(reads, after));
        var groups = EndpointGroups.Alike((before, was), (after, willBe), reads);
        return (new(before, was, groups.Before), new(after, willBe, groups.After));
    }

    /// <summary>The verdict on the ports asked about, with every reason.</summary>
    public Verdict Judge(Endpoint source, Endpoint destination, Connectivity asked)
    {
        var (from, to) = (Seen(source), Seen(destination));
        if (IsSamePod(source, destination))
            return new(source, destination, asked, asked, Free(PolicyType.Egress, asked), Free(PolicyType.Ingress, asked), []) { Snapshot = Snapshot };
        var egress = _policies.Explain(PolicyType.Egress, from, to, asked);
        var ingress = _policies.Explain(PolicyType.Ingress, from, to, asked);
        var open = egress.Open.Intersect(ingress.Open);
        return new(source, destination, asked, open, egress, ingress, DoubtsAbout(source, from, destination, to, open))
        {
            Snapshot = Snapshot,
            Overrides = Overrides.Of(Snapshot, (source, egress.IsIsolated), (destination, ingress.IsIsolated)),
        };
    }

    /// <summary>
    /// Every port that policies leave open between two endpoints. A pod reaches itself on every port. A hostNetwork pod is taken for an
    /// ordinary one here, whatever the plugin; <see cref="Judge"/> tells the doubt.
    /// </summary>
    public Connectivity Connect(Endpoint source, Endpoint destination) =>
        Connect(EndOf(source), EndOf(destination));

    /// <summary>Who reaches a workload on the ports asked about: every other workload, its own replicas among themselves, and outside.</summary>
    /// <exception cref="ArgumentException">The snapshot has no such workload.</exception>
    public TargetReachability WhoReaches(ObjectReference target, Connectivity asked) => Around(target, PolicyType.Ingress, asked);

    /// <summary>Whom a workload reaches on the ports asked about: every other workload, its own replicas among themselves, and outside.</summary>
    /// <exception cref="ArgumentException">The snapshot has no such workload.</exception>
    public TargetReachability WhomReaches(ObjectReference target, Connectivity asked) => Around(target, PolicyType.Egress, asked);

    /// <summary>Lays a target's edges before and after side by side; the engines must come from <see cref="Pair"/>.</summary>
    /// <param name="before">The engine of the snapshot before.</param>
    /// <param name="after">The engine of the snapshot after.</param>
    /// <param name="target">The workload asked about.</param>
    /// <param name="asked">The ports asked about.</param>
    /// <param name="direction">Who reaches it, or whom it reaches.</param>
    /// <param name="known">
    /// The answer that somebody has of the very snapshot before, to the same question: it is taken where its groups are the pair's, too.
    /// </param>
    /// <exception cref="ArgumentException">A snapshot has no such workload.</exception>
    public static ReachabilityDiff Compare(
        ReachabilityEngine before, ReachabilityEngine after, ObjectReference target, Connectivity asked, PolicyType direction = PolicyType.Ingress, TargetReachability? known = null)
    {
        var was = known is not null && before.IsOwn(known, target, direction) ? known : before.Around(target, direction, asked);
        var willBe = after.Around(target, direction, asked);
        return new(was, willBe, [.. was.Edges.Zip(willBe.Edges, (b, a) => new EdgeDiff(b, a))]);
    }

    /// <summary>Every pair whose open ports differ, over the whole cluster and outside; the engines must come from <see cref="Pair"/>.</summary>
    public static ImmutableArray<ConnectivityChange> Changes(ReachabilityEngine before, ReachabilityEngine after, CancellationToken cancellation = default)
    {
        var changes = ImmutableArray.CreateBuilder<ConnectivityChange>();
        var (ends, endsAfter) = (before.Ends(), after.Ends());
        // Between two ends that are as they were nothing changes.
        var sharesRows = before._matrix.SharesRowsWith(after._matrix);
        var isTouched = ends.Zip(endsAfter, (b, a) => !sharesRows || !b.IsAsIn(a)).ToList();
        var touched = Enumerable.Range(0, ends.Count).Where(i => isTouched[i]).ToList();
        for (var s = 0; s < ends.Count; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (isTouched[s])
                for (var d = 0; d < ends.Count; d++) Compare(s, d);
            else
                foreach (var d in touched) Compare(s, d);
        }
        return changes.ToImmutable();

        void Compare(int s, int d)
        {
            if (!CanConnect(ends[s].Endpoint, ends[d].Endpoint)) return;
            var (was, willBe) = (before.Connect(ends[s], ends[d]), after.Connect(endsAfter[s], endsAfter[d]));
            if (!was.Equals(willBe)) changes.Add(new(endsAfter[s].Endpoint, endsAfter[d].Endpoint, was, willBe));
        }
    }

    /// <summary>Every connection that policies allow between this engine's endpoints.</summary>
    public ImmutableArray<Connection> Connections() => [.. Connections([.. Workloads, .. Outside])];

    /// <summary>Every connection that policies allow between the given endpoints, none to itself and none between addresses; ordered by their ids.</summary>
    public IEnumerable<Connection> Connections(IReadOnlyCollection<Endpoint> endpoints, CancellationToken cancellation = default)
    {
        var ends = endpoints.Select(EndOf).OrderBy(e => e.Endpoint.Id, StringComparer.Ordinal).ToList();
        // Many destinations admit by one row: of each source it is asked once.
        var rows = new Dictionary<Row, int>(ReferenceEqualityComparer.Instance);
        foreach (var end in ends) rows.TryAdd(end.Rows.Ingress, rows.Count);
        var rowOf = ends.Select(e => rows[e.Rows.Ingress]).ToArray();
        var admitted = new Connectivity?[rows.Count];
        foreach (var source in ends)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Clear(admitted);
            for (var i = 0; i < rowOf.Length; i++)
            {
                var (destination, entering) = (ends[i], admitted[rowOf[i]] ??= _matrix.Admits(ends[i].Rows.Ingress, source.Identity));
                if (entering.IsEmpty || ReferenceEquals(source, destination) || (source.Endpoint is AddressEndpoint && destination.Endpoint is AddressEndpoint)) continue;
                var open = IsSamePod(source.Endpoint, destination.Endpoint) ? Connectivity.All : entering.Intersect(_matrix.Admits(source.Rows.Egress, destination.Identity));
                if (!open.IsEmpty) yield return new(source.Endpoint, destination.Endpoint, open);
            }
        }
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

    private static bool IsSamePod(Endpoint a, Endpoint b) => OnlyPod(a) is { IsFromTemplate: false } x && OnlyPod(b) is { IsFromTemplate: false } y && x.Name == y.Name && x.Namespace == y.Namespace;

    private static Pod? OnlyPod(Endpoint endpoint) => endpoint switch
    {
        PodEndpoint p => p.Pod,
        WorkloadEndpoint { Pods: [var only] } => only,
        _ => null,
    };

    private static DirectionVerdict Free(PolicyType direction, Connectivity asked) =>
        new(direction, [new("NetworkPolicy", [], [], [], asked)]);

    private TargetReachability Around(ObjectReference target, PolicyType direction, Connectivity asked)
    {
        var workload = Snapshot.FindWorkload(target) ?? throw new ArgumentException($"there is no {target}", nameof(target));
        var groups = Workloads.Where(w => ReferenceEquals(w.Workload, workload)).ToImmutableArray();
        var targets = groups.Select(EndOf).ToList();
        var edges = PairsAround(direction, Ends(), targets, e => e.Endpoint).Select(pair => EdgeBetween(direction, pair.Source, pair.Destination, asked));
        return new(workload, direction, groups, asked, [.. edges],
            [.. groups.SelectMany(d => _policies.Isolating(direction, d.Representative)).Distinct().OrderBy(p => p.Reference)]);
    }

    private static IEnumerable<(T Source, T Destination)> PairsAround<T>(PolicyType direction, IEnumerable<T> peers, IReadOnlyCollection<T> targets, Func<T, Endpoint> endpointOf) =>
        from peer in peers
        from own in targets
        let pair = direction == PolicyType.Ingress ? (Source: peer, Destination: own) : (Source: own, Destination: peer)
        where CanConnect(endpointOf(pair.Source), endpointOf(pair.Destination))
        select pair;

    // Whether an answer about this engine's snapshot is between its own groups.
    private bool IsOwn(TargetReachability known, ObjectReference target, PolicyType direction)
    {
        var targets = Workloads.Where(w => w.Workload.Reference == target).ToList<Endpoint>();
        return PairsAround(direction, Workloads.Cast<Endpoint>().Concat(Outside), targets, e => e)
            .SequenceEqual(known.Edges.Select(e => (e.Source, e.Destination)), SameEndpoints);
    }

    private static readonly EqualityComparer<(Endpoint Source, Endpoint Destination)> SameEndpoints =
        EqualityComparer<(Endpoint Source, Endpoint Destination)>.Create((a, b) => IsSame(a.Source, b.Source) && IsSame(a.Destination, b.Destination));

    private static bool IsSame(Endpoint a, Endpoint b) => ReferenceEquals(a, b) || (a, b) switch
    {
        (WorkloadEndpoint x, WorkloadEndpoint y) => ReferenceEquals(x.Workload, y.Workload) && x.Id == y.Id && x.Pods.AsSpan().SequenceEqual(y.Pods.AsSpan()),
        _ => a.Equals(b),
    };

    private ReachabilityEdge EdgeBetween(PolicyType direction, MatrixEnd sourceEnd, MatrixEnd destinationEnd, Connectivity asked)
    {
        var connectivity = Connect(sourceEnd, destinationEnd);
        var (source, destination) = (sourceEnd.Endpoint, destinationEnd.Endpoint);
        var (from, to) = (Side.Of(source), Side.Of(destination));
        // What is seen as its node is judged with other eyes; of all else the matrix says the outcome, and the reasons can wait.
        if (from.SeenBy(Snapshot.Plugin).IsNode || to.SeenBy(Snapshot.Plugin).IsNode) return new(direction, Judge(source, destination, asked), connectivity);
        var open = connectivity.Intersect(asked);
        var doubts = DoubtsAbout(source, from, destination, to, open);
        var outcome = Verdict.OutcomeOf(doubts, open);
        var overrides = outcome == Outcome.Undecidable || IsSamePod(source, destination) ? []
            : Overrides.Of(Snapshot, (source, sourceEnd.Rows.Egress.IsIsolated), (destination, destinationEnd.Rows.Ingress.IsIsolated));
        var isIsolated = sourceEnd.Rows.Egress.IsIsolated || destinationEnd.Rows.Ingress.IsIsolated;
        // What an ipBlock may come to match is told by the reasons alone, which are not kept for it.
        var isConditional = !overrides.IsEmpty
            || (outcome == Outcome.Denied && _policies.HaveBlocks && (AwaitsAddress(source) || AwaitsAddress(destination)) && Judge(source, destination, asked).IsConditional);
        return new(direction, this, source, destination, asked, outcome, isConditional, isIsolated, connectivity);
    }

    private Side Seen(Endpoint endpoint)
    {
        var side = Side.Of(endpoint).SeenBy(Snapshot.Plugin);
        return side with { AwaitsAddress = _policies.HaveBlocks && !side.IsNode && AwaitsAddress(endpoint) };
    }

    private static bool AwaitsAddress(Endpoint endpoint) => endpoint switch
    {
        WorkloadEndpoint w => w.Pods.Any(p => p.AddressCount == 0),
        PodEndpoint p => p.Pod.AddressCount == 0,
        _ => false,
    };

    private ImmutableArray<Doubt> DoubtsAbout(Endpoint source, Side from, Endpoint destination, Side to, Connectivity open)
    {
        var doubts = Doubts.About(Snapshot, _exposed, source, destination);
        // What is open to a node whatever its address is open: no doubt about hostNetwork is left then.
        return (from.IsNode || to.IsNode) && !open.IsEmpty ? doubts.RemoveAll(d => d.Kind == DoubtKind.HostNetwork) : doubts;
    }

    private Connectivity Connect(MatrixEnd source, MatrixEnd destination) => IsSamePod(source.Endpoint, destination.Endpoint) ? Connectivity.All
        : _matrix.Connect((source.Identity, source.Rows), (destination.Identity, destination.Rows));

    private List<MatrixEnd> Ends() => [.. Workloads.Cast<Endpoint>().Concat(Outside).Select(EndOf)];

    internal MatrixEnd EndOf(Endpoint endpoint)
    {
        var side = Side.Of(endpoint);
        var identity = side.Pod is { } pod ? _matrix.IdentityOf(pod) : _matrix.IdentityOf(side.Address);
        return new(endpoint, identity, _matrix.RowsOf(identity));
    }
}

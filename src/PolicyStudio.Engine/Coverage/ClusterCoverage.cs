using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Coverage;

/// <summary>
/// Who reaches whom of a whole cluster, as numbers: worked out once from what policies can tell apart, not pod by pod. A pair of workloads is
/// open when any port is open between any of their pods; a workload and itself are no pair. Immutable, for any number of threads.
/// </summary>
public sealed class ClusterCoverage
{
    private readonly WorkloadClasses _classes;
    private readonly ClassReach _reach;
    private readonly ILookup<Workload, WorkloadEndpoint> _endpoints;

    private ClusterCoverage(ReachabilityEngine engine, CancellationToken cancellation)
    {
        Engine = engine;
        _classes = new(engine);
        _reach = new(engine, _classes, cancellation);
        _endpoints = engine.Workloads.ToLookup<WorkloadEndpoint, Workload>(e => e.Workload, ReferenceEqualityComparer.Instance);
        var (counts, outside) = (new ReachCounts(_classes, _reach), new OutsideReach(engine));
        Workloads = [.. engine.Snapshot.Workloads.Select((w, i) => Of(w, counts.Entering[_classes.Of(i)], counts.Leaving[_classes.Of(i)], outside))];
        Pairs = Count(_ => 0, 1)[0, 0];
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>The engine that was asked.</summary>
    public ReachabilityEngine Engine { get; }

    /// <summary>The workloads, in the snapshot's order.</summary>
    public ImmutableArray<WorkloadCoverage> Workloads { get; }

    /// <summary>All pairs of the cluster.</summary>
    public PairCounts Pairs { get; }

    /// <summary>Works it out.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ClusterCoverage Of(ReachabilityEngine engine, CancellationToken cancellation = default) => new(engine, cancellation);

    /// <summary>The workload of that reference, or null.</summary>
    public WorkloadCoverage? Find(ObjectReference reference) => IndexOf(reference) is >= 0 and var at ? Workloads[at] : null;

    /// <summary>Pairs counted by groups of namespaces.</summary>
    /// <param name="groupOf">The group of a namespace, from 0.</param>
    /// <param name="groups">How many groups there are.</param>
    public PairTable Count(Func<string, int> groupOf, int groups)
    {
        var byName = Engine.Snapshot.Namespaces.ToDictionary(n => n.Name, n => groupOf(n.Name), StringComparer.Ordinal);
        return PairTable.Of(_classes, _reach, [.. Enumerable.Range(0, _classes.Count).Select(c => byName[_classes.NamespaceOf(c)])], groups);
    }

    /// <summary>Every pair from workloads of some namespaces to those of others, in the snapshot's order, made as they are read.</summary>
    public IEnumerable<WorkloadPair> Between(Func<string, bool> from, Func<string, bool> to)
    {
        var (sources, destinations) = (In(from), In(to));
        return from s in sources
               from d in destinations
               where s != d
               select new WorkloadPair(Workloads[s].Workload, Workloads[d].Workload, _reach.Between(_classes.Of(s), _classes.Of(d)));
    }

    /// <summary>Every other workload towards this one; none where there is no such workload.</summary>
    public IEnumerable<WorkloadPair> Entering(ObjectReference workload)
    {
        var to = IndexOf(workload);
        return to < 0 ? [] : Enumerable.Range(0, Workloads.Length).Where(s => s != to)
            .Select(s => new WorkloadPair(Workloads[s].Workload, Workloads[to].Workload, _reach.Between(_classes.Of(s), _classes.Of(to))));
    }

    /// <summary>This workload towards every other; none where there is no such workload.</summary>
    public IEnumerable<WorkloadPair> Leaving(ObjectReference workload)
    {
        var from = IndexOf(workload);
        return from < 0 ? [] : Enumerable.Range(0, Workloads.Length).Where(d => d != from)
            .Select(d => new WorkloadPair(Workloads[from].Workload, Workloads[d].Workload, _reach.Between(_classes.Of(from), _classes.Of(d))));
    }

    /// <summary>Every port that policies leave open between any of two workloads' pods.</summary>
    public Connectivity Ports(WorkloadPair pair) =>
        (from s in _endpoints[pair.Source]
         from d in _endpoints[pair.Destination]
         select Engine.Connect(s, d)).Aggregate(Connectivity.None, (all, open) => all.Union(open));

    private List<int> In(Func<string, bool> isWanted) => [.. Enumerable.Range(0, Workloads.Length).Where(w => isWanted(Workloads[w].Workload.Namespace))];

    private int IndexOf(ObjectReference reference) =>
        Engine.Snapshot.FindWorkload(reference) is { } workload ? Engine.Snapshot.Workloads.IndexOf(workload, 0, Workloads.Length, ByReference) : -1;

    private static readonly EqualityComparer<Workload> ByReference = EqualityComparer<Workload>.Create(ReferenceEquals);

    private WorkloadCoverage Of(Workload workload, ReachCounts.Count entering, ReachCounts.Count leaving, OutsideReach outside)
    {
        var (ingress, egress, fromOutside, toOutside) = (default(Isolation), default(Isolation), Outcome.Denied, Outcome.Denied);
        foreach (var endpoint in _endpoints[workload])
        {
            var stood = endpoint.Representative.IsFromTemplate ? endpoint.Pods.Length : 0;
            ingress += IsolationOf(endpoint, PolicyType.Ingress) with { FromTemplate = stood };
            egress += IsolationOf(endpoint, PolicyType.Egress) with { FromTemplate = stood };
            fromOutside = ClassReach.Best(fromOutside, outside.Of(endpoint, PolicyType.Ingress));
            toOutside = ClassReach.Best(toOutside, outside.Of(endpoint, PolicyType.Egress));
        }
        return new(workload, ingress, egress,
            new(entering.Workloads, entering.Namespaces, entering.Undecidable, fromOutside), new(leaving.Workloads, leaving.Namespaces, leaving.Undecidable, toOutside));
    }

    private Isolation IsolationOf(WorkloadEndpoint endpoint, PolicyType direction)
    {
        var (plugin, count) = (Engine.Snapshot.Plugin, endpoint.Pods.Length);
        if (endpoint.Representative.HostNetwork && plugin.Enforces) return plugin.TreatsHostNetworkAsNode ? new(0, count, 0) : new(0, 0, count);
        var rows = Engine.EndOf(endpoint).Rows;
        return (direction == PolicyType.Ingress ? rows.Ingress : rows.Egress).IsIsolated ? new(count, 0, 0) : new(0, count, 0);
    }
}

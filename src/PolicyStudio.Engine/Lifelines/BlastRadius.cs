using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Lifelines;

/// <summary>
/// What a change would close of that which the cluster lives on. The API server and the identity provider have addresses that policies see and
/// this product does not know: their way is taken to be cut where no address outside is left that may take it.
/// </summary>
public sealed class BlastRadius
{
    private readonly ReachabilityEngine _before;
    private readonly ReachabilityEngine _after;
    private readonly ServiceIndex _services;
    private readonly Dictionary<WorkloadEndpoint, WorkloadEndpoint> _was = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<WorkloadEndpoint, Connectivity> _dns;
    private readonly Dictionary<(string Namespace, string Service), List<ApiServerCall>> _calls;

    private BlastRadius(ReachabilityEngine before, ReachabilityEngine after)
    {
        (_before, _after, _services) = (before, after, new(before.Snapshot));
        foreach (var (was, willBe) in before.Workloads.Zip(after.Workloads)) _was[willBe] = was;
        var places = DnsServers.Namespaces.ToHashSet(StringComparer.Ordinal);
        _dns = DnsServers.Among([.. after.Workloads.Where(w => places.Contains(w.Workload.Namespace))], PodOf, ServicesOf)
            .GroupBy(s => s.Pods).ToDictionary(g => g.Key, g => g.Aggregate(Connectivity.None, (open, s) => open.Union(Questions(s.Port))));
        _calls = before.Snapshot.ApiServerCalls.GroupBy(c => (c.Namespace, c.Service)).ToDictionary(g => g.Key, g => g.ToList());
    }

    /// <summary>The connections, in the order of their kinds and ends.</summary>
    /// <param name="before">The cluster as it is.</param>
    /// <param name="after">As it would be; the engines come from <see cref="ReachabilityEngine.Pair"/>.</param>
    /// <param name="changes">What changes between the two.</param>
    public static ImmutableArray<BrokenLifeline> Of(ReachabilityEngine before, ReachabilityEngine after, ImmutableArray<ConnectivityChange> changes)
    {
        var closing = changes.Where(c => !c.Closed.IsEmpty).ToList();
        if (closing.Count == 0) return [];
        var radius = new BlastRadius(before, after);
        var targets = closing.Select(c => c.Destination).OfType<WorkloadEndpoint>().Distinct().ToList();
        var leaving = closing.Where(c => c.Destination is AddressEndpoint).Select(c => c.Source).OfType<WorkloadEndpoint>().Distinct().ToList();
        return
        [
            .. targets.SelectMany(radius.ApiServerCalls),
            .. closing.SelectMany(radius.Questions),
            .. leaving.Where(radius._dns.ContainsKey).SelectMany(s => radius.WaysOut(s, LifelineKind.Dns, "the cluster's DNS could ask neither a server outside nor the API server")),
            .. targets.SelectMany(radius.Entrances),
            .. closing.SelectMany(radius.StudioUsers),
            .. leaving.Where(s => LifelinePods.IsStudio(s.Representative)).SelectMany(s => radius.WaysOut(s, LifelineKind.Studio, "this studio could reach neither the API server nor the identity provider")),
        ];
    }

    // It calls from a node or from outside: a policy that still admits some address is taken to admit the API server's.
    private IEnumerable<BrokenLifeline> ApiServerCalls(WorkloadEndpoint target) =>
        from service in _calls.Count == 0 || target.Representative.HostNetwork ? [] : ServicesOf(target)
        from calls in _calls.GetValueOrDefault((service.Namespace, service.Name), []).GroupBy(c => c.Port)
        from port in service.Ports.Where(p => p.Number == calls.Key && p.Protocol == Protocol.Tcp).Take(1)
        from cut in WayIn(target, port)
        select new BrokenLifeline(LifelineKind.ApiServerCall, cut.Source, target, cut.Port,
            $"the API server calls it for {calls.First().Caller}, and {(calls.Any(c => c.FailsClosed) ? "requests that need it would fail" : "requests would go on unchecked")}")
        {
            Caller = calls.First().Caller,
            FailsClosed = calls.Any(c => c.FailsClosed),
        };

    private IEnumerable<BrokenLifeline> Questions(ConnectivityChange change)
    {
        if (change.Source is not WorkloadEndpoint || change.Destination is not WorkloadEndpoint server || !_dns.TryGetValue(server, out var ports)) yield break;
        var closed = change.Closed.Intersect(ports);
        if (!closed.IsEmpty) yield return new(LifelineKind.Dns, change.Source, server, closed, "it could find nobody by name");
    }

    private IEnumerable<BrokenLifeline> Entrances(WorkloadEndpoint target) =>
        from port in LifelinePods.IsIngressController(_was[target].Workload, _services) ? ServicesOf(target).Where(s => s.IsExposed).SelectMany(s => s.Ports).Distinct() : []
        from cut in WayIn(target, port)
        select new BrokenLifeline(LifelineKind.IngressController, cut.Source, target, cut.Port, "nothing from outside would come in by it");

    // People come from outside, or by way of an ingress controller.
    private IEnumerable<BrokenLifeline> StudioUsers(ConnectivityChange change)
    {
        if (change.Destination is WorkloadEndpoint studio && LifelinePods.IsStudio(studio.Representative)
            && (change.Source is AddressEndpoint || (change.Source is WorkloadEndpoint w && LifelinePods.IsIngressController(_was[w].Workload, _services))))
            yield return new(LifelineKind.Studio, change.Source, studio, change.Closed, "whoever uses this studio by that way could not");
    }

    private IEnumerable<BrokenLifeline> WaysOut(WorkloadEndpoint source, LifelineKind kind, string consequence)
    {
        var tcp = Connectivity.Of(Protocol.Tcp);
        if (_after.Outside.Any(o => !_after.Connect(source, o).Intersect(tcp).IsEmpty)) yield break;
        foreach (var open in _before.Outside.Select(o => (Outside: o, Ports: _before.Connect(_was[source], o).Intersect(tcp))).Where(o => !o.Ports.IsEmpty).Take(1))
            yield return new(kind, source, open.Outside, open.Ports, consequence);
    }

    // The first of the addresses that could connect, where none can any more.
    private IEnumerable<(Endpoint Source, Connectivity Port)> WayIn(WorkloadEndpoint target, ServicePort port)
    {
        if (port.TargetOn(PodOf(target)) is not { } number) return [];
        var asked = Connectivity.Of(port.Protocol, number);
        if (_after.Outside.Any(o => !_after.Connect(o, target).Intersect(asked).IsEmpty)) return [];
        return _before.Outside.Where(o => !_before.Connect(o, _was[target]).Intersect(asked).IsEmpty).Take(1).Select(o => ((Endpoint)o, asked));
    }

    // Services are found by the labels that the pods bear now: a draft that takes one away is told of by the Service itself.
    private Pod PodOf(WorkloadEndpoint endpoint) => _was[endpoint].Representative;

    private IEnumerable<Service> ServicesOf(WorkloadEndpoint endpoint) => _services.Of(PodOf(endpoint));

    private static Connectivity Questions(int port) => Connectivity.Of(Protocol.Udp, port).Union(Connectivity.Of(Protocol.Tcp, port));
}

using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Sources;

/// <summary>Finds the endpoints that a person names: a workload, an address, or a range of addresses.</summary>
internal static class EndpointName
{
    /// <exception cref="BadInputException">Nothing bears the name.</exception>
    public static IReadOnlyList<Endpoint> Find(ReachabilityEngine engine, string text)
    {
        if (IpAddress.TryParse(text, out var address)) return [PodOf(engine, address) ?? (Endpoint)new AddressEndpoint(address, address)];
        // A range is asked about in the parts that policies tell apart.
        if (Cidr.TryParse(text, out var cidr))
            return [.. engine.Outside.Where(o => o.First.IsV6 == cidr.First.IsV6 && o.First.CompareTo(cidr.Last) <= 0 && o.Last.CompareTo(cidr.First) >= 0)
                .Select(o => new AddressEndpoint(Max(o.First, cidr.First), Min(o.Last, cidr.Last)))];
        var workload = WorkloadName.Find(engine.Snapshot, text);
        return [.. engine.Workloads.Where(w => w.Workload.Reference == workload.Reference)];
    }

    // What has a pod's address is that pod; a hostNetwork pod's address is its node's.
    private static PodEndpoint? PodOf(ReachabilityEngine engine, IpAddress address) =>
        engine.Snapshot.Pods.Where(p => !p.HostNetwork && p.Addresses.Contains(address)).Take(2).ToList() is [var only] ? new(only) : null;

    private static IpAddress Max(IpAddress a, IpAddress b) => a.CompareTo(b) >= 0 ? a : b;

    private static IpAddress Min(IpAddress a, IpAddress b) => a.CompareTo(b) <= 0 ? a : b;
}

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
            return [.. engine.Outside.Select(new AddressEndpoint(cidr.First, cidr.Last).Intersect).OfType<AddressEndpoint>()];
        var workload = WorkloadName.Find(engine.Snapshot, text);
        return [.. engine.Workloads.Where(w => w.Workload.Reference == workload.Reference)];
    }

    // What has a pod's address is that pod; a hostNetwork pod's address is its node's.
    private static PodEndpoint? PodOf(ReachabilityEngine engine, IpAddress address) =>
        engine.Snapshot.Pods.Where(p => !p.HostNetwork && p.Addresses.Contains(address)).Take(2).ToList() is [var only] ? new(only) : null;
}

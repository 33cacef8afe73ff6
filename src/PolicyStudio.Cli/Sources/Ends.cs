using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Sources;

/// <summary>What a line is about: pods that policies do not tell apart, or single pods; with the addresses outside.</summary>
internal static class Ends
{
    /// <summary>Every endpoint of a cluster, each id once.</summary>
    public static IReadOnlyList<Endpoint> Of(ReachabilityEngine engine, bool perPod) => [.. Of(engine.Workloads, perPod), .. engine.Outside];

    /// <summary>These endpoints, their pods one by one where that is asked for.</summary>
    public static IEnumerable<Endpoint> Of(IEnumerable<Endpoint> endpoints, bool perPod) => !perPod ? endpoints
        : endpoints.SelectMany(e => e is WorkloadEndpoint w ? w.Pods.Select(p => (Endpoint)new PodEndpoint(p)) : [e]).DistinctBy(e => e.Id);

    /// <summary>Whether one can be asked about towards the other: not an address towards another, nor a single pod towards itself.</summary>
    public static bool CanConnect(Endpoint source, Endpoint destination) =>
        (source is not AddressEndpoint || destination is not AddressEndpoint)
        && (source.Id != destination.Id || source is WorkloadEndpoint { HasSeveralPods: true });
}

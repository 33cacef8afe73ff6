using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Sources;

/// <summary>What a line is about: pods that policies do not tell apart, or single pods; with the addresses outside.</summary>
internal static class Ends
{
    /// <summary>Every endpoint of a cluster, each id once.</summary>
    public static IReadOnlyList<Endpoint> Of(ReachabilityEngine engine, bool perPod) => [.. Of(engine.Workloads, perPod), .. engine.Outside];

    /// <summary>These endpoints, their pods one by one where that is asked for.</summary>
    public static IEnumerable<Endpoint> Of(IEnumerable<Endpoint> endpoints, bool perPod) => !perPod ? endpoints
        : endpoints.SelectMany(e => e is WorkloadEndpoint w ? w.Pods.Select(p => (Endpoint)new PodEndpoint(p)) : [e]).GroupBy(e => e.Id).SelectMany(Distinct);

    // A template's stand-in bears its workload's name, which a pod may have too, or another workload.
    private static IEnumerable<Endpoint> Distinct(IGrouping<string, Endpoint> alike) => alike.Skip(1).Any()
        ? alike.Select(e => e is PodEndpoint { Pod: { IsFromTemplate: true, Owner.Kind: var kind } } p ? p with { Kind = kind } : e).DistinctBy(e => e.Id) : alike;
}

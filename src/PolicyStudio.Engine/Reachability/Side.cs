using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>What the evaluation needs of an endpoint: a pod that speaks for it, or an address that does.</summary>
/// <param name="Pod">The pod, or null for an address.</param>
/// <param name="Address">The address.</param>
/// <param name="IsNode">Whether the plugin takes the pod for its node: no policy selects it, and no peer that says more than "everyone" surely matches it.</param>
internal readonly record struct Side(Pod? Pod, IpAddress Address, bool IsNode = false)
{
    /// <summary>Whether some of the pods it speaks for have no address yet, so that an ipBlock may come to match them.</summary>
    public bool AwaitsAddress { get; init; }

    public static Side Of(Endpoint endpoint) => endpoint switch
    {
        WorkloadEndpoint w => new(w.Representative, default),
        PodEndpoint p => new(p.Pod, default),
        AddressEndpoint a => new(null, a.First),
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint)),
    };

    /// <summary>The side as a plugin of that dialect sees it.</summary>
    public Side SeenBy(PluginDialect plugin) => this with { IsNode = plugin.TreatsHostNetworkAsNode && Pod is { HostNetwork: true } };
}

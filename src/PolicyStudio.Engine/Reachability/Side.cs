using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>What the evaluation needs of an endpoint: a pod that speaks for it, or an address that does.</summary>
internal readonly record struct Side(Pod? Pod, IpAddress Address)
{
    public static Side Of(Endpoint endpoint) => endpoint switch
    {
        WorkloadEndpoint w => new(w.Representative, default),
        PodEndpoint p => new(p.Pod, default),
        AddressEndpoint a => new(null, a.First),
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint)),
    };
}

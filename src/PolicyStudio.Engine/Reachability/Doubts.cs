using System.Collections.Immutable;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>What makes a verdict undecidable, whatever policies say.</summary>
internal static class Doubts
{
    public static ImmutableArray<Doubt> About(ClusterSnapshot snapshot, ExposedServices exposed, Endpoint from, Endpoint to)
    {
        if (!snapshot.Plugin.Enforces) return [];
        var (source, destination) = (Side.Of(from), Side.Of(to));
        var doubts = ImmutableArray.CreateBuilder<Doubt>();
        if (source.Pod is { HostNetwork: true } s)
            doubts.Add(new(DoubtKind.HostNetwork, $"{s.Namespace}/{s.Name} uses its node's network: most plugins see the node's address, not the pod's labels", s.Reference));
        if (destination.Pod is not { } d) return doubts.ToImmutable();
        if (d.HostNetwork)
            doubts.Add(new(DoubtKind.HostNetwork, $"{d.Namespace}/{d.Name} uses its node's network: most plugins do not apply policies to it", d.Reference));
        // Services need not select what policies select: one of the pods that stand together is enough.
        ImmutableArray<Pod> pods = to is WorkloadEndpoint { Pods: var all } ? all : [d];
        if (source.Pod is null)
            foreach (var service in exposed.In(d.Namespace).Where(x => pods.Any(x.Selects)))
            {
                var exposure = service.Type is "NodePort" or "LoadBalancer" ? service.Type : "externalIPs";
                doubts.Add(new(DoubtKind.ExposedService, $"Service {service.Name} ({exposure}) stands in front: the address seen may be the client's, a node's or a tunnel's", new("Service", service.Namespace, service.Name))
                {
                    Exposure = exposure,
                });
            }
        return doubts.ToImmutable();
    }
}

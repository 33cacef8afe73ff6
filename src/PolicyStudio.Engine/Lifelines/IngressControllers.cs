using System.Collections.Immutable;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Lifelines;

/// <summary>Finds where traffic from outside enters a cluster.</summary>
public static class IngressControllers
{
    /// <summary>The workloads that look like ingress controllers: called so, and behind a Service that is exposed.</summary>
    public static ImmutableArray<Workload> In(ClusterSnapshot snapshot)
    {
        var services = new ServiceIndex(snapshot);
        return [.. snapshot.Workloads.Where(w => LifelinePods.IsIngressController(w, services))];
    }
}

using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>The order of each table of a snapshot.</summary>
internal static class SnapshotOrder
{
    public static ObjectOrder<Namespace> Namespaces { get; } = new(n => new(null, n.Name, "Namespace"));

    public static ObjectOrder<Pod> Pods { get; } = new(p => p.Key);

    public static ObjectOrder<Controller> Controllers { get; } = new(c => c.Reference);

    public static ObjectOrder<Service> Services { get; } = new(s => new(s.Namespace, s.Name, "Service"));

    public static ObjectOrder<NetworkPolicy> Policies { get; } = new(p => new(p.Namespace, p.Name, "NetworkPolicy"));

    public static ObjectOrder<OtherPolicy> OtherPolicies { get; } = new(p => p.Reference);

    public static ObjectOrder<Workload> Workloads { get; } = new(w => w.Reference);
}

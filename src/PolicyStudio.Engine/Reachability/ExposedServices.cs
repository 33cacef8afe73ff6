using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>The Services of a snapshot that can be reached from outside the cluster, by namespace.</summary>
internal sealed class ExposedServices(ClusterSnapshot snapshot)
{
    private readonly ILookup<string, Service> _byNamespace = snapshot.Services.Where(s => s.IsExposed).ToLookup(s => s.Namespace, StringComparer.Ordinal);

    /// <summary>Those of a namespace.</summary>
    public IEnumerable<Service> In(string ns) => _byNamespace[ns];
}

using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Targets;

/// <summary>Which workloads stand behind a Service. Services are found by one label of their selectors: in a large cluster there is no time to try all.</summary>
/// <param name="snapshot">The cluster.</param>
internal sealed class ServedWorkloads(ClusterSnapshot snapshot)
{
    private readonly ILookup<(string Namespace, KeyValuePair<string, string> Label), Service> _byLabel =
        snapshot.Services.Where(s => s.Selector is { Count: > 0 }).ToLookup(s => (s.Namespace, s.Selector!.First()));

    /// <summary>Whether a Service stands in front of one of its pods.</summary>
    public bool Has(Workload workload)
    {
        foreach (var pod in workload.Pods)
            foreach (var label in pod.Labels)
                foreach (var service in _byLabel[(pod.Namespace, label)])
                    if (service.Selects(pod)) return true;
        return false;
    }
}

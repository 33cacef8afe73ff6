using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>The Services of a snapshot, found by name and by the pods behind them: in a large cluster there is no time to try all.</summary>
public sealed class ServiceIndex
{
    private readonly Dictionary<(string Namespace, string Name), Service> _byName = [];
    private readonly ILookup<(string Namespace, KeyValuePair<string, string> Label), Service> _byLabel;

    /// <summary>Looks at every Service once.</summary>
    public ServiceIndex(ClusterSnapshot snapshot)
    {
        foreach (var service in snapshot.Services) _byName[(service.Namespace, service.Name)] = service;
        // Every label of its selector is on the pods behind a Service: the first is enough to find it by.
        _byLabel = snapshot.Services.Where(s => s.Selector is { Count: > 0 }).ToLookup(s => (s.Namespace, s.Selector!.First()));
    }

    /// <summary>The Service of that name, or null.</summary>
    public Service? Find(string ns, string name) => _byName.GetValueOrDefault((ns, name));

    /// <summary>The Services in front of a pod.</summary>
    public IEnumerable<Service> Of(Pod pod) => Of(pod, pod.Labels);

    /// <summary>The same for a pod of whose labels only some can be in a selector.</summary>
    internal IEnumerable<Service> Of(Pod pod, LabelSet labels) => labels.SelectMany(l => _byLabel[(pod.Namespace, l)]).Where(s => s.Selects(pod));
}

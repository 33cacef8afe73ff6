using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Facts;

/// <summary>The Services of a snapshot, found by name and by the pods behind them.</summary>
internal sealed class ServiceIndex
{
    private readonly Dictionary<(string Namespace, string Name), Service> _byName = [];
    private readonly ILookup<(string Namespace, string Key, string Value), Service> _byLabel;
    private readonly Dictionary<PodGroup, IReadOnlyList<Service>> _known = [];

    public ServiceIndex(ClusterSnapshot snapshot)
    {
        foreach (var service in snapshot.Services) _byName[(service.Namespace, service.Name)] = service;
        // Every label of its selector is on the pods behind a Service: the first is enough to find it by.
        _byLabel = snapshot.Services.Where(s => s.Selector is { Count: > 0 }).ToLookup(s => (s.Namespace, s.Selector!.First().Key, s.Selector!.First().Value));
    }

    /// <summary>The Service of that name, or null.</summary>
    public Service? Find(string ns, string name) => _byName.GetValueOrDefault((ns, name));

    /// <summary>The Services in front of a group.</summary>
    public IReadOnlyList<Service> Of(PodGroup group)
    {
        if (_known.TryGetValue(group, out var known)) return known;
        return _known[group] = [.. group.Labels.SelectMany(l => _byLabel[(group.Namespace.Name, l.Key, l.Value)]).Where(s => s.Selects(group.Representative))];
    }
}

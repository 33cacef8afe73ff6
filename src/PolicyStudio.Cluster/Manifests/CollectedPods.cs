using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>The pods of a set of manifests, and where each stands: there may be a hundred thousand, so a place is three numbers.</summary>
internal sealed class CollectedPods
{
    private readonly Dictionary<Pod, int> _known = new(Pod.ByName);
    private readonly List<(string Source, int Line, int Column)> _places = [];

    public List<Pod> Pods { get; } = [];

    /// <summary>Keeps a pod, in the place of one of its name; that one, where there is one.</summary>
    public Pod? Keep(Pod pod, string source, int line, int column)
    {
        if (_known.TryAdd(pod, Pods.Count))
        {
            Pods.Add(pod);
            _places.Add((source, line, column));
            return null;
        }
        var at = _known[pod];
        var before = Pods[at];
        (Pods[at], _places[at]) = (pod, (source, line, column));
        return before;
    }

    public ManifestPlace? PlaceOf(ObjectReference reference)
    {
        if (reference is not { Kind: "Pod", Namespace: { } ns } || !_known.TryGetValue(new() { Namespace = ns, Name = reference.Name }, out var at)) return null;
        var (source, line, column) = _places[at];
        return new(source, line, column);
    }

    public IEnumerable<string> Sources => _places.Select(p => p.Source).Distinct();
}

using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>Where the objects of manifests stand; of one that is there twice, the last place.</summary>
public sealed class ManifestPlaces
{
    private readonly IReadOnlyDictionary<ObjectReference, (object Value, ManifestPlace Place)> _objects;
    private readonly IReadOnlyDictionary<ObjectReference, ManifestPlace> _otherPolicies;
    private readonly CollectedPods _pods;
    private readonly ManifestPlaces? _below;

    internal ManifestPlaces(
        IReadOnlyDictionary<ObjectReference, (object Value, ManifestPlace Place)> objects, IReadOnlyDictionary<ObjectReference, ManifestPlace> otherPolicies,
        CollectedPods pods, ManifestPlaces? below = null) =>
        (_objects, _otherPolicies, _pods, _below) = (objects, otherPolicies, pods, below);

    /// <summary>No objects.</summary>
    public static ManifestPlaces None { get; } = new(new Dictionary<ObjectReference, (object, ManifestPlace)>(), new Dictionary<ObjectReference, ManifestPlace>(), new());

    /// <summary>The names of the sources that hold objects, each once, in no order.</summary>
    public IEnumerable<string> Sources => _objects.Values.Select(o => o.Place).Concat(_otherPolicies.Values).Select(p => p.Source).Concat(_pods.Sources).Concat(_below?.Sources ?? []).Distinct();

    /// <summary>Where an object stands, or null.</summary>
    public ManifestPlace? Find(ObjectReference reference) => _objects.GetValueOrDefault(reference).Place ?? _otherPolicies.GetValueOrDefault(reference) ?? _pods.PlaceOf(reference) ?? _below?.Find(reference);

    /// <summary>These places, and those below of what stands nowhere here.</summary>
    public ManifestPlaces Over(ManifestPlaces below) => new(_objects, _otherPolicies, _pods, _below is null ? below : _below.Over(below));
}

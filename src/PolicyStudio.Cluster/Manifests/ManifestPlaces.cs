using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>Where the objects of manifests stand; of one that is there twice, the last place.</summary>
public sealed class ManifestPlaces
{
    private readonly IReadOnlyDictionary<ObjectReference, ManifestPlace> _places;
    private readonly CollectedPods _pods;
    private readonly ManifestPlaces? _below;

    internal ManifestPlaces(IReadOnlyDictionary<ObjectReference, ManifestPlace> places, CollectedPods pods, ManifestPlaces? below = null) =>
        (_places, _pods, _below) = (places, pods, below);

    /// <summary>No objects.</summary>
    public static ManifestPlaces None { get; } = new(new Dictionary<ObjectReference, ManifestPlace>(), new());

    /// <summary>The names of the sources that hold objects, each once, in no order.</summary>
    public IEnumerable<string> Sources => _places.Values.Select(p => p.Source).Concat(_pods.Sources).Concat(_below?.Sources ?? []).Distinct();

    /// <summary>Where an object stands, or null.</summary>
    public ManifestPlace? Find(ObjectReference reference) => _places.GetValueOrDefault(reference) ?? _pods.PlaceOf(reference) ?? _below?.Find(reference);

    /// <summary>These places, and those below of what stands nowhere here.</summary>
    public ManifestPlaces Over(ManifestPlaces below) => new(_places, _pods, _below is null ? below : _below.Over(below));
}

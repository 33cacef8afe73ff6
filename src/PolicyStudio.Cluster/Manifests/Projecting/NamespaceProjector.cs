using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Cluster.Manifests.Projecting.Parts;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Projecting;

/// <summary>Reads Namespaces straight from their bytes, as <see cref="PodProjector"/> reads pods.</summary>
/// <param name="pool">What the objects read so far have in common.</param>
internal sealed class NamespaceProjector(ValuePool pool)
{
    private readonly MetadataProjection _metadata = new(pool, withManager: true);

    /// <summary>Reads the object at which the cursor stands.</summary>
    /// <param name="json">The cursor.</param>
    /// <param name="ns">The object.</param>
    /// <returns>False when it must be read the long way.</returns>
    public bool TryRead(ref JsonCursor json, out Namespace? ns)
    {
        ns = null;
        if (!json.Opens(out var isNull) || isNull) return false;
        var (hasKind, hasVersion, hasMetadata, hasSpec) = (false, false, false, false);
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("kind"u8) => !hasKind && (hasKind = json.Says("Namespace")),
                _ when name.SequenceEqual("apiVersion"u8) => !hasVersion && (hasVersion = json.Says("v1")),
                _ when name.SequenceEqual("metadata"u8) => !hasMetadata && (hasMetadata = _metadata.Read(ref json) && !_metadata.HasNamespace),
                _ when name.SequenceEqual("spec"u8) => !hasSpec && (hasSpec = json.Skips()),
                _ => !name.SequenceEqual("items"u8) && json.Skips(),
            };
            if (!isRead) return false;
        }
        if (hasMetadata) ns = new(_metadata.Name, _metadata.Labels) { Version = _metadata.Version, Manager = _metadata.Manager };
        return hasMetadata;
    }
}

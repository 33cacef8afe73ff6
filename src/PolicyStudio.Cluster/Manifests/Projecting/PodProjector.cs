using System.Globalization;
using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Cluster.Manifests.Projecting.Parts;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Projecting;

/// <summary>
/// Reads a pod straight from its bytes, without a tree, and keeps nothing else of it. It knows pods as API servers write them; of whatever is
/// unexpected it says that it cannot read it, and the same bytes are read the long way, which reports what is wrong. So the two never differ.
/// </summary>
/// <param name="pool">What the pods read so far have in common.</param>
internal sealed class PodProjector(ValuePool pool)
{
    private readonly MetadataProjection _metadata = new(pool);
    private readonly SpecProjection _spec = new(pool);
    private readonly StatusProjection _status = new();

    /// <summary>Reads the object at which the cursor stands, up to its end.</summary>
    /// <param name="json">The cursor.</param>
    /// <param name="isPod">Whether it is a pod of v1 even if it does not say so itself.</param>
    /// <param name="pod">The pod, or its reference alone when it has ended.</param>
    /// <returns>False when it must be read the long way.</returns>
    public bool TryRead(ref JsonCursor json, bool isPod, out ProjectedPod pod)
    {
        pod = default;
        if (!json.Opens(out var isNull) || isNull || !ReadFields(ref json, isPod)) return false;
        pod = new(_metadata.Namespace, _metadata.Name, _status.HasEnded ? null : ToPod(), _metadata.ResourceVersion, _metadata.HasNamespace);
        return true;
    }

    private Pod ToPod() => new()
    {
        Namespace = _metadata.Namespace,
        Name = _metadata.Name,
        Labels = _metadata.Labels,
        Addresses = _status.Addresses,
        Ports = _spec.Ports,
        HostNetwork = _spec.HostNetwork,
        IsReady = _status.IsReady,
        IsTerminating = _metadata.IsTerminating,
        Owner = _metadata.Owner,
        Version = _metadata.Version,
    };

    private bool ReadFields(ref JsonCursor json, bool isPod)
    {
        _spec.Clear();
        _status.Clear();
        var (hasKind, hasVersion, hasMetadata, hasSpec, hasStatus) = (false, false, false, false, false);
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            // A field that stands twice is an error that the long way reports.
            var isRead = name switch
            {
                _ when name.SequenceEqual("kind"u8) => !hasKind && (hasKind = json.Says("Pod")),
                _ when name.SequenceEqual("apiVersion"u8) => !hasVersion && (hasVersion = json.Says("v1")),
                _ when name.SequenceEqual("metadata"u8) => !hasMetadata && (hasMetadata = _metadata.Read(ref json)),
                _ when name.SequenceEqual("spec"u8) => !hasSpec && (hasSpec = _spec.Read(ref json)),
                _ when name.SequenceEqual("status"u8) => !hasStatus && (hasStatus = _status.Read(ref json)),
                _ => !name.SequenceEqual("items"u8) && json.Skips(),
            };
            if (!isRead) return false;
        }
        return hasMetadata && (isPod || (hasKind && hasVersion));
    }
}

/// <summary>What was read of a pod.</summary>
/// <param name="Namespace">Its namespace, <c>default</c> where it names none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pod">The pod, or null when it has ended and so has no network.</param>
/// <param name="Version">Its version: a number, or a text where it is none; neither where it has none.</param>
/// <param name="HasNamespace">Whether it names its namespace itself.</param>
internal readonly record struct ProjectedPod(string Namespace, string Name, Pod? Pod, (ulong Number, string? Text) Version, bool HasNamespace)
{
    /// <summary>Its version as a text, or null.</summary>
    public string? ResourceVersion => Version is ( > 0 and var number, _) ? number.ToString(CultureInfo.InvariantCulture) : Version.Text;
}

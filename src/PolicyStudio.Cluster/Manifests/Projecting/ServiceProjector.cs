using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Cluster.Manifests.Projecting.Parts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Projecting;

/// <summary>Reads Services straight from their bytes, as <see cref="PodProjector"/> reads pods.</summary>
/// <param name="pool">What the objects read so far have in common.</param>
internal sealed class ServiceProjector(ValuePool pool)
{
    private readonly MetadataProjection _metadata = new(pool, withManager: true);
    private readonly LabelProjection _labels = new(pool);
    private readonly List<ServicePort> _ports = [];
    private string _type = "ClusterIP";
    private LabelSet? _selector;
    private bool _hasExternal;

    /// <summary>Reads the object at which the cursor stands.</summary>
    /// <param name="json">The cursor.</param>
    /// <param name="service">The object.</param>
    /// <returns>False when it must be read the long way.</returns>
    public bool TryRead(ref JsonCursor json, out Service? service)
    {
        service = null;
        (_type, _selector, _hasExternal) = ("ClusterIP", null, false);
        _ports.Clear();
        if (!json.Opens(out var isNull) || isNull) return false;
        var (hasKind, hasVersion, hasMetadata, hasSpec) = (false, false, false, false);
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("kind"u8) => !hasKind && (hasKind = json.Says("Service")),
                _ when name.SequenceEqual("apiVersion"u8) => !hasVersion && (hasVersion = json.Says("v1")),
                _ when name.SequenceEqual("metadata"u8) => !hasMetadata && (hasMetadata = _metadata.Read(ref json)),
                _ when name.SequenceEqual("spec"u8) => !hasSpec && (hasSpec = ReadSpec(ref json)),
                _ => !name.SequenceEqual("items"u8) && json.Skips(),
            };
            if (!isRead) return false;
        }
        if (hasMetadata) service = new(_metadata.Namespace, _metadata.Name, _type, _selector, [.. _ports]) { HasExternalIPs = _hasExternal };
        return hasMetadata;
    }

    private bool ReadSpec(ref JsonCursor json)
    {
        if (!json.Opens(out var isNull)) return false;
        var (hasType, hasSelector, hasPorts, hasExternal) = (false, false, false, false);
        while (!isNull)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("type"u8) => !hasType && (hasType = ReadType(ref json)),
                _ when name.SequenceEqual("selector"u8) => !hasSelector && (hasSelector = ReadSelector(ref json)),
                _ when name.SequenceEqual("ports"u8) => !hasPorts && (hasPorts = ReadPorts(ref json)),
                _ when name.SequenceEqual("externalIPs"u8) => !hasExternal && (hasExternal = ReadExternal(ref json)),
                _ => json.Skips(),
            };
            if (!isRead) return false;
        }
        return true;
    }

    private bool ReadType(ref JsonCursor json)
    {
        if (!json.Text(out var text, out var isNull)) return false;
        if (!isNull) _type = pool.Text(text);
        return true;
    }

    private bool ReadSelector(ref JsonCursor json)
    {
        var isNull = json.IsNull;
        if (!_labels.Read(ref json, "", out var labels)) return false;
        _selector = isNull ? null : labels;
        return true;
    }

    private bool ReadExternal(ref JsonCursor json)
    {
        if (!json.OpensList(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.NextItem()) return false;
            if (json.HasEnded) break;
            if (!json.Skips()) return false;
            _hasExternal = true;
        }
        return true;
    }

    private bool ReadPorts(ref JsonCursor json)
    {
        if (!json.OpensList(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.NextObject()) return false;
            if (json.HasEnded) break;
            if (!ReadPort(ref json)) return false;
        }
        return true;
    }

    // A target that is a text of digits, or an empty one, is for the long way.
    private bool ReadPort(ref JsonCursor json)
    {
        var (number, target, label, named, protocol) = (0, 0, default(string), default(string), Protocol.Tcp);
        var (hasNumber, hasTarget, hasName, hasProtocol) = (false, false, false, false);
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("port"u8) => !hasNumber && (hasNumber = json.Number(out number) && number <= 65535),
                _ when name.SequenceEqual("targetPort"u8) => !hasTarget && (hasTarget = json.Number(out target) ? target <= 65535 : ReadName(ref json, out named) && named is { Length: > 0 } && !char.IsAsciiDigit(named[0])),
                _ when name.SequenceEqual("name"u8) => !hasName && (hasName = ReadName(ref json, out label)),
                _ when name.SequenceEqual("protocol"u8) => !hasProtocol && (hasProtocol = SpecProjection.ReadProtocol(ref json, out protocol)),
                _ => json.Skips(),
            };
            if (!isRead) return false;
        }
        if (hasNumber) _ports.Add(new(label, number, named is null ? (hasTarget ? target : number) : null, named, protocol));
        return hasNumber;
    }

    private bool ReadName(ref JsonCursor json, out string? name)
    {
        var isRead = json.Text(out var text, out var isNull);
        name = isRead && !isNull ? pool.Text(text) : null;
        return isRead;
    }
}

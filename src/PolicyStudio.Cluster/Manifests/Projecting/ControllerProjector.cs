using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Cluster.Manifests.Projecting.Parts;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Projecting;

/// <summary>Reads Deployments, ReplicaSets, StatefulSets, DaemonSets and Jobs straight from their bytes, as <see cref="PodProjector"/> reads pods.</summary>
/// <param name="pool">What the objects read so far have in common.</param>
internal sealed class ControllerProjector(ValuePool pool)
{
    private readonly MetadataProjection _metadata = new(pool, withManager: true);
    private readonly TemplateProjection _template = new(pool);
    private readonly RolloutProjection _rollout = new();
    private LabelSelector? _selector;

    /// <summary>Reads the object at which the cursor stands.</summary>
    /// <param name="json">The cursor.</param>
    /// <param name="kind">What it is; it may say so itself.</param>
    /// <param name="controller">The object.</param>
    /// <returns>False when it must be read the long way.</returns>
    public bool TryRead(ref JsonCursor json, ObjectKind kind, out Controller? controller)
    {
        controller = null;
        _template.Clear();
        _rollout.Clear();
        _selector = null;
        if (!json.Opens(out var isNull) || isNull) return false;
        var (hasKind, hasVersion, hasMetadata, hasSpec, hasStatus) = (false, false, false, false, false);
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("kind"u8) => !hasKind && (hasKind = json.Says(kind.Kind)),
                _ when name.SequenceEqual("apiVersion"u8) => !hasVersion && (hasVersion = json.Says(kind.Version)),
                _ when name.SequenceEqual("metadata"u8) => !hasMetadata && (hasMetadata = _metadata.Read(ref json)),
                _ when name.SequenceEqual("spec"u8) => !hasSpec && (hasSpec = ReadSpec(ref json)),
                _ when name.SequenceEqual("status"u8) => !hasStatus && (hasStatus = _rollout.ReadStatus(ref json)),
                _ => !name.SequenceEqual("items"u8) && json.Skips(),
            };
            if (!isRead) return false;
        }
        if (!hasMetadata) return false;
        _rollout.Generation = _metadata.Generation;
        controller = new(pool.Reference(kind.Kind, _metadata.Namespace, _metadata.Name), _template.ToTemplate())
        {
            Selector = _selector,
            Owner = _metadata.Owner,
            Rollout = RolloutReader.Read(kind.Kind, _rollout),
            IsFinished = kind.Kind == "Job" && _rollout.HasEnded,
            Version = _metadata.Version,
            Manager = _metadata.Manager,
        };
        return true;
    }

    private bool ReadSpec(ref JsonCursor json)
    {
        if (!json.Opens(out var isNull)) return false;
        var (hasSelector, hasTemplate) = (false, false);
        while (!isNull)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("selector"u8) => !hasSelector && (hasSelector = _template.ReadSelector(ref json, out _selector)),
                _ when name.SequenceEqual("template"u8) => !hasTemplate && (hasTemplate = _template.Read(ref json)),
                _ => _rollout.ReadSpec(name, ref json),
            };
            if (!isRead) return false;
        }
        return true;
    }
}

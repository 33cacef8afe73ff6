using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Projecting.Parts;

/// <summary>Reads a pod template, and the selector that goes with it.</summary>
internal sealed class TemplateProjection(ValuePool pool)
{
    private readonly LabelProjection _labels = new(pool), _selected = new(pool);
    private readonly SpecProjection _spec = new(pool);
    private LabelSet _labelSet = LabelSet.Empty;

    public void Clear()
    {
        _labelSet = LabelSet.Empty;
        _spec.Clear();
    }

    /// <summary>What was read.</summary>
    public PodTemplate ToTemplate() => new(_labelSet, _spec.Ports, _spec.HostNetwork);

    public bool Read(ref JsonCursor json)
    {
        if (!json.Opens(out var isNull)) return false;
        var (hasMetadata, hasSpec) = (false, false);
        while (!isNull)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("metadata"u8) => !hasMetadata && (hasMetadata = ReadMetadata(ref json)),
                _ when name.SequenceEqual("spec"u8) => !hasSpec && (hasSpec = _spec.Read(ref json)),
                _ => json.Skips(),
            };
            if (!isRead) return false;
        }
        return true;
    }

    /// <summary>Reads a selector of labels alone; null where it is absent.</summary>
    public bool ReadSelector(ref JsonCursor json, out LabelSelector? selector)
    {
        selector = null;
        if (!json.Opens(out var isNull)) return false;
        var (labels, hasLabels, hasExpressions) = (LabelSet.Empty, false, false);
        while (!isNull)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("matchLabels"u8) => !hasLabels && (hasLabels = _selected.Read(ref json, "", out labels)),
                _ when name.SequenceEqual("matchExpressions"u8) => !hasExpressions && (hasExpressions = json.OpensList(out var none) && (none || (json.NextItem() && json.HasEnded))),
                _ => json.Skips(),
            };
            if (!isRead) return false;
        }
        if (!isNull) selector = new(labels, []);
        return true;
    }

    private bool ReadMetadata(ref JsonCursor json)
    {
        if (!json.Opens(out var isNull)) return false;
        var hasLabels = false;
        while (!isNull)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name.SequenceEqual("labels"u8) ? !hasLabels && (hasLabels = _labels.Read(ref json, "", out _labelSet)) : json.Skips();
            if (!isRead) return false;
        }
        return true;
    }
}

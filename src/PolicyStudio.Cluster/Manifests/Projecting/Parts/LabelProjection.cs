using System.Runtime.InteropServices;
using System.Text;
using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Cluster.Manifests.Projecting.Parts;

/// <summary>Reads labels, or any other mapping of texts whose keys are in order.</summary>
/// <param name="pool">What objects have in common.</param>
/// <param name="takesNull">Whether a value may be null, which is the empty one then.</param>
internal sealed class LabelProjection(ValuePool pool, bool takesNull = true)
{
    private readonly List<KeyValuePair<string, string>> _labels = [];
    private readonly SeenValue _seen = new();
    private LabelSet _seenLabels = LabelSet.Empty;

    /// <summary>Reads them.</summary>
    /// <param name="json">Stands at the mapping, or at null, which is none.</param>
    /// <param name="name">The object's name, which some labels repeat.</param>
    /// <param name="labels">The labels.</param>
    public bool Read(ref JsonCursor json, string name, out LabelSet labels)
    {
        labels = _seenLabels;
        if (json.Passes(_seen)) return true;
        var mark = json.Mark;
        if (!ReadAll(ref json, name)) return false;
        json.Keep(_seen, mark);
        labels = _seenLabels = pool.Labels(CollectionsMarshal.AsSpan(_labels));
        return true;
    }

    private bool ReadAll(ref JsonCursor json, string ownName)
    {
        _labels.Clear();
        if (!json.Opens(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var key = pool.Text(name);
            if (!json.Text(out var value, out var none) || (none && !takesNull)) return false;
            // API servers write labels in order; where they are not, or one stands twice, the long way sorts them and says so.
            if (_labels.Count > 0 && string.CompareOrdinal(_labels[^1].Key, key) >= 0) return false;
            // A StatefulSet writes the pod's own name there.
            _labels.Add(new(key, Ascii.Equals(value, ownName) ? ownName : pool.Text(value)));
        }
        return true;
    }
}

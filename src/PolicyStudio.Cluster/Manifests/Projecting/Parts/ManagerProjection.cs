using System.Text;
using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Manifests.Projecting.Parts;

/// <summary>Reads who writes an object: the managers of its fields, and the annotations that tell of one.</summary>
/// <param name="pool">What objects have in common.</param>
/// <param name="withManager">Whether they are kept; otherwise all of it is only skipped.</param>
internal sealed class ManagerProjection(ValuePool pool, bool withManager)
{
    private readonly SeenValue[] _seenItems = [new(), new(), new(), new()];
    private readonly SeenValue[] _seenFields = [new(), new(), new(), new()];
    private readonly List<string> _writers = [];
    private readonly List<KeyValuePair<string, string>> _annotations = [];

    public void Clear()
    {
        _writers.Clear();
        _annotations.Clear();
    }

    /// <summary>The manager of what was read, or null.</summary>
    public Manager? Of(LabelSet labels, (string? Version, string Kind, string Name)? owner) =>
        ManagerReader.Of(labels, _annotations.Count == 0 ? LabelSet.Empty : LabelSet.Of(_annotations), _writers, owner);

    /// <summary>Skips managedFields, which are much of an object, and nearly the same in all of one owner.</summary>
    public bool ReadManagedFields(ref JsonCursor json)
    {
        if (!json.OpensList(out var isNull)) return false;
        for (var i = 0; !isNull; i++)
        {
            if (!json.NextItem()) return false;
            if (json.HasEnded) break;
            var isKept = i < _seenItems.Length && !withManager;
            if (isKept && json.Passes(_seenItems[i])) continue;
            var mark = json.Mark;
            if (!ReadItem(ref json, i < _seenFields.Length ? _seenFields[i] : null)) return false;
            if (isKept) json.Keep(_seenItems[i], mark);
        }
        return true;
    }

    /// <summary>Reads annotations.</summary>
    public bool ReadAnnotations(ref JsonCursor json)
    {
        if (!withManager) return json.Skips();
        if (!json.Opens(out var isNull)) return false;
        ReadOnlySpan<byte> last = [];
        while (!isNull)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            // One that stands twice is for the long way.
            if (name.SequenceCompareTo(last) <= 0) return false;
            last = name;
            if (!name.SequenceEqual("argocd.argoproj.io/tracking-id"u8) && !name.SequenceEqual("meta.helm.sh/release-name"u8))
            {
                if (!json.SkipsText()) return false;
                continue;
            }
            if (!json.Text(out var value, out _)) return false;
            _annotations.Add(new(pool.Text(name), Encoding.UTF8.GetString(value)));
        }
        return true;
    }

    private bool ReadItem(ref JsonCursor json, SeenValue? seenFields)
    {
        if (!json.Opens(out var isNull) || isNull) return false;
        var hasWriter = false;
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) return true;
            var isRead = name switch
            {
                _ when seenFields is not null && name.SequenceEqual("fieldsV1"u8) => json.Skips(seenFields),
                _ when withManager && name.SequenceEqual("manager"u8) => !hasWriter && (hasWriter = ReadWriter(ref json)),
                _ => json.Skips(),
            };
            if (!isRead) return false;
        }
    }

    private bool ReadWriter(ref JsonCursor json)
    {
        if (!json.Text(out var text, out var isNull)) return false;
        if (!isNull) _writers.Add(pool.Text(text));
        return true;
    }
}

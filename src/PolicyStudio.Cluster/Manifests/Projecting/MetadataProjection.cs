using System.Buffers.Text;
using System.Text;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Manifests.Projecting;

/// <summary>What of a pod's metadata is kept. What is much of it, the managedFields, is only skipped.</summary>
internal sealed class MetadataProjection(ValuePool pool)
{
    private readonly List<KeyValuePair<string, string>> _labels = [];
    private readonly SeenValue _seenLabels = new(), _seenOwners = new();
    private readonly SeenValue[] _seenManaged = [new(), new(), new(), new()];
    private readonly SeenValue[] _seenFields = [new(), new(), new(), new()];
    private (string? Version, string? Kind, string? Name)? _controller, _seenController;
    private LabelSet _seenLabelSet = LabelSet.Empty;

    public string Namespace { get; private set; } = "";

    /// <summary>Whether the namespace is written there, and not just the one that counts where none is.</summary>
    public bool HasNamespace { get; private set; }

    public string Name { get; private set; } = "";

    public LabelSet Labels { get; private set; } = LabelSet.Empty;

    public string? ResourceVersion { get; private set; }

    public ObjectVersion? Version { get; private set; }

    public ObjectReference? Owner { get; private set; }

    public bool IsTerminating { get; private set; }

    public bool Read(ref JsonCursor json)
    {
        (Namespace, Name, Labels, ResourceVersion, Version, Owner, IsTerminating, _controller) = ("default", "", LabelSet.Empty, null, null, null, false, null);
        if (!json.Opens(out var isNull) || isNull) return false;
        var (seen, uid, uidText, version) = (Seen.None, Guid.Empty, default(string), 0UL);
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var field = FieldOf(name);
            if (field != Seen.None && seen.HasFlag(field)) return false;
            seen |= field;
            var isRead = field switch
            {
                Seen.Name => json.Text(out var text, out _) && (Name = Encoding.UTF8.GetString(text)).Length > 0,
                Seen.Namespace => json.Text(out var text, out var none) && !none && (Namespace = pool.Text(text)).Length > 0,
                Seen.Uid => json.Text(out var text, out var none) && (none || IsUid(text, out uid) || (uidText = Encoding.UTF8.GetString(text)) is not null),
                Seen.ResourceVersion => json.Text(out var text, out var none) && (none || ReadVersion(text, out version)),
                Seen.Labels => ReadSeenLabels(ref json),
                Seen.Owners => ReadSeenOwners(ref json),
                Seen.Deletion => ReadDeletion(ref json),
                Seen.Managed => SkipsManaged(ref json),
                _ => json.Skips(),
            };
            if (!isRead) return false;
        }
        if (ResourceVersion is not null && (uidText is not null || uid != Guid.Empty))
            Version = uidText is null && version > 0 ? new(uid, version) : new(uidText ?? uid.ToString(), ResourceVersion);
        HasNamespace = seen.HasFlag(Seen.Namespace);
        return Name.Length > 0 && ReadOwner();
    }

    private static bool IsUid(ReadOnlySpan<byte> text, out Guid uid) =>
        Utf8Parser.TryParse(text, out uid, out var length, 'D') && length == text.Length && text.IndexOfAnyInRange((byte)'A', (byte)'F') < 0 && uid != Guid.Empty;

    // The number is 0 where the text is none, or not written as a number is.
    private bool ReadVersion(ReadOnlySpan<byte> text, out ulong version)
    {
        ResourceVersion = Encoding.UTF8.GetString(text);
        if (!Utf8Parser.TryParse(text, out version, out var length) || length != text.Length || text[0] is (byte)'0' or (byte)'+') version = 0;
        return true;
    }

    private bool ReadDeletion(ref JsonCursor json)
    {
        var isRead = json.Skips(out var isNull);
        IsTerminating = !isNull;
        return isRead;
    }

    // What was written by whom is much of a pod, and nearly the same in all pods of one owner.
    private bool SkipsManaged(ref JsonCursor json)
    {
        if (!json.OpensList(out var isNull)) return false;
        for (var i = 0; !isNull; i++)
        {
            if (!json.NextItem()) return false;
            if (json.HasEnded) break;
            if (i < _seenManaged.Length && json.Passes(_seenManaged[i])) continue;
            var mark = json.Mark;
            if (!json.Opens(out var isNoItem) || isNoItem) return false;
            while (true)
            {
                if (!json.Next(out var name)) return false;
                if (json.HasEnded) break;
                if (!(i < _seenFields.Length && name.SequenceEqual("fieldsV1"u8) ? json.Skips(_seenFields[i]) : json.Skips())) return false;
            }
            if (i < _seenManaged.Length) json.Keep(_seenManaged[i], mark);
        }
        return true;
    }

    private bool ReadSeenLabels(ref JsonCursor json)
    {
        Labels = _seenLabelSet;
        if (json.Passes(_seenLabels)) return true;
        var mark = json.Mark;
        if (!ReadLabels(ref json)) return false;
        json.Keep(_seenLabels, mark);
        _seenLabelSet = Labels;
        return true;
    }

    private bool ReadSeenOwners(ref JsonCursor json)
    {
        _controller = _seenController;
        if (json.Passes(_seenOwners)) return true;
        _controller = null;
        var mark = json.Mark;
        if (!ReadOwners(ref json)) return false;
        json.Keep(_seenOwners, mark);
        _seenController = _controller;
        return true;
    }

    private bool ReadLabels(ref JsonCursor json)
    {
        _labels.Clear();
        if (!json.Opens(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var key = pool.Text(name);
            if (!json.Text(out var value, out _)) return false;
            // API servers write labels in order; where they are not, or one stands twice, the long way sorts them and says so.
            if (_labels.Count > 0 && string.CompareOrdinal(_labels[^1].Key, key) >= 0) return false;
            // A StatefulSet writes the pod's own name there.
            _labels.Add(new(key, Ascii.Equals(value, Name) ? Name : pool.Text(value)));
        }
        Labels = pool.Labels(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_labels));
        return true;
    }

    private bool ReadOwners(ref JsonCursor json)
    {
        if (!json.OpensList(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.NextObject()) return false;
            if (json.HasEnded) break;
            var (seen, owner, controls) = (Seen.None, default((string? Version, string? Kind, string? Name)), false);
            while (true)
            {
                if (!json.Next(out var name)) return false;
                if (json.HasEnded) break;
                var field = OwnerFieldOf(name);
                if (field != Seen.None && seen.HasFlag(field)) return false;
                seen |= field;
                var isRead = field switch
                {
                    Seen.ApiVersion => ReadText(ref json, out owner.Version),
                    Seen.Kind => ReadText(ref json, out owner.Kind),
                    Seen.Name => ReadText(ref json, out owner.Name),
                    Seen.Controller => json.Flag(out controls),
                    _ => json.Skips(),
                };
                if (!isRead) return false;
            }
            if (controls) _controller ??= owner;
        }
        return true;
    }

    // The namespace may stand behind the owners.
    private bool ReadOwner()
    {
        if (_controller is not var (version, kind, name)) return true;
        if (string.IsNullOrEmpty(kind) || string.IsNullOrEmpty(name)) return false;
        Owner = pool.Reference(Metadata.OwnerKind(version, kind), Namespace, name);
        return true;
    }

    private bool ReadText(ref JsonCursor json, out string? text)
    {
        text = null;
        if (!json.Text(out var utf8, out var isNull)) return false;
        if (!isNull) text = pool.Text(utf8);
        return true;
    }

    private static Seen FieldOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("name"u8) => Seen.Name,
        _ when name.SequenceEqual("namespace"u8) => Seen.Namespace,
        _ when name.SequenceEqual("uid"u8) => Seen.Uid,
        _ when name.SequenceEqual("resourceVersion"u8) => Seen.ResourceVersion,
        _ when name.SequenceEqual("labels"u8) => Seen.Labels,
        _ when name.SequenceEqual("ownerReferences"u8) => Seen.Owners,
        _ when name.SequenceEqual("managedFields"u8) => Seen.Managed,
        _ when name.SequenceEqual("deletionTimestamp"u8) => Seen.Deletion,
        _ => Seen.None,
    };

    private static Seen OwnerFieldOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("apiVersion"u8) => Seen.ApiVersion,
        _ when name.SequenceEqual("kind"u8) => Seen.Kind,
        _ when name.SequenceEqual("name"u8) => Seen.Name,
        _ when name.SequenceEqual("controller"u8) => Seen.Controller,
        _ => Seen.None,
    };

    [Flags]
    private enum Seen
    {
        None = 0,
        Name = 1,
        Namespace = 2,
        Uid = 4,
        ResourceVersion = 8,
        Labels = 16,
        Owners = 32,
        Deletion = 64,
        ApiVersion = 128,
        Kind = 256,
        Controller = 512,
        Managed = 1024,
    }
}

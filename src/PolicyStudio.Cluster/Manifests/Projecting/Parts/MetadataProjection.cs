using System.Buffers.Text;
using System.Globalization;
using System.Text;
using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Manifests.Projecting.Parts;

/// <summary>What of an object's metadata is kept.</summary>
/// <param name="pool">What objects have in common.</param>
/// <param name="withManager">Whether to look for who would undo a change.</param>
/// <param name="isStrict">Whether names and labels must have the API's syntax, and every field must be known.</param>
internal sealed class MetadataProjection(ValuePool pool, bool withManager = false, bool isStrict = false)
{
    private readonly LabelProjection _labels = new(pool, takesNull: !isStrict);
    private readonly OwnerProjection _owners = new(pool);
    private readonly ManagerProjection _managers = new(pool, withManager);
    private LabelSet _labelSet = LabelSet.Empty;
    private int? _generation;

    public string Namespace { get; private set; } = "";

    /// <summary>Whether the namespace is written there, and not just the one that counts where none is.</summary>
    public bool HasNamespace { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Where the name stands.</summary>
    public int NameAt { get; private set; }

    public LabelSet Labels => _labelSet;

    /// <summary>The generation, or null where there is none.</summary>
    public int? Generation => _generation;

    /// <summary>The version of the object: a number, or a text where it is none; neither where there is none.</summary>
    public (ulong Number, string? Text) ResourceVersion { get; private set; }

    public ObjectVersion? Version { get; private set; }

    public ObjectReference? Owner { get; private set; }

    public bool IsTerminating { get; private set; }

    /// <summary>Who manages the object, or null.</summary>
    public Manager? Manager => _managers.Of(Labels, _owners.Controller);

    public bool Read(ref JsonCursor json)
    {
        (Namespace, Name, _labelSet, ResourceVersion, Version, Owner, IsTerminating, _generation) = ("default", "", LabelSet.Empty, default, null, null, false, null);
        _owners.Clear();
        _managers.Clear();
        if (!json.Opens(out var isNull) || isNull) return false;
        var (seen, uid, uidText) = (Seen.None, Guid.Empty, default(string));
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var field = FieldOf(name);
            if (isStrict && field == Seen.None && (field = UnreadFieldOf(name)) == Seen.None) return false;
            if (field != Seen.None && (seen & field) != 0) return false;
            seen |= field;
            var isRead = field switch
            {
                Seen.Name => (NameAt = json.Mark) >= 0 && json.Text(out var text, out _) && (Name = Encoding.UTF8.GetString(text)).Length > 0,
                Seen.Namespace => json.Text(out var text, out var none) && !none && (Namespace = pool.Text(text)).Length > 0,
                Seen.Uid => json.Text(out var text, out var none) && (none || IsUid(text, out uid) || (uidText = Encoding.UTF8.GetString(text)) is not null),
                Seen.ResourceVersion => json.Text(out var text, out var none) && (none || ReadVersion(text)),
                Seen.Labels => _labels.Read(ref json, Name, out _labelSet),
                Seen.Owners => _owners.Read(ref json),
                Seen.Deletion => ReadDeletion(ref json),
                Seen.Managed => _managers.ReadManagedFields(ref json),
                Seen.Annotations => _managers.ReadAnnotations(ref json),
                Seen.Generation when withManager => json.Count(out _generation),
                _ => json.Skips(),
            };
            if (!isRead) return false;
        }
        Version = VersionOf(uid, uidText);
        HasNamespace = (seen & Seen.Namespace) != 0;
        // The namespace may stand behind the owners.
        Owner = _owners.In(Namespace);
        return Name.Length > 0 && (!isStrict || IsWellSpelled());
    }

    private bool IsWellSpelled() =>
        DnsName.LabelError(Namespace) is null && DnsName.SubdomainError(Name) is null && Labels.All(l => LabelSyntax.KeyError(l.Key) is null && LabelSyntax.ValueError(l.Value) is null);

    private static bool IsUid(ReadOnlySpan<byte> text, out Guid uid) =>
        Utf8Parser.TryParse(text, out uid, out var length, 'D') && length == text.Length && text.IndexOfAnyInRange((byte)'A', (byte)'F') < 0 && uid != Guid.Empty;

    private ObjectVersion? VersionOf(Guid uid, string? uidText)
    {
        var (number, text) = ResourceVersion;
        if ((number == 0 && text is null) || (uidText is null && uid == Guid.Empty)) return null;
        return uidText is null && text is null ? new(uid, number) : new(uidText ?? uid.ToString(), text ?? number.ToString(CultureInfo.InvariantCulture));
    }

    private bool ReadVersion(ReadOnlySpan<byte> text)
    {
        var isNumber = Utf8Parser.TryParse(text, out ulong number, out var length) && length == text.Length && text[0] is not ((byte)'0' or (byte)'+');
        ResourceVersion = isNumber ? (number, null) : (0, Encoding.UTF8.GetString(text));
        return true;
    }

    private bool ReadDeletion(ref JsonCursor json)
    {
        var isRead = json.Skips(out var isNull);
        IsTerminating = !isNull;
        return isRead;
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
        _ when name.SequenceEqual("annotations"u8) => Seen.Annotations,
        _ when name.SequenceEqual("generation"u8) => Seen.Generation,
        _ when name.SequenceEqual("deletionTimestamp"u8) => Seen.Deletion,
        _ => Seen.None,
    };

    private static Seen UnreadFieldOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("creationTimestamp"u8) => Seen.Creation,
        _ when name.SequenceEqual("generateName"u8) => Seen.GenerateName,
        _ when name.SequenceEqual("finalizers"u8) => Seen.Finalizers,
        _ when name.SequenceEqual("selfLink"u8) => Seen.SelfLink,
        _ when name.SequenceEqual("deletionGracePeriodSeconds"u8) => Seen.GracePeriod,
        _ when name.SequenceEqual("clusterName"u8) => Seen.ClusterName,
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
        Managed = 128,
        Annotations = 256,
        Generation = 512,
        Creation = 1024,
        GenerateName = 2048,
        Finalizers = 4096,
        SelfLink = 8192,
        GracePeriod = 16384,
        ClusterName = 32768,
    }
}

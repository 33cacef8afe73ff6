using System.Globalization;

namespace PolicyStudio.Engine.Objects;

/// <summary>
/// Which incarnation and which write of an object was seen, for preconditions; null on objects read from manifests. Kept as numbers where
/// they are what every server there is makes them: there is one for each of a hundred thousand pods.
/// </summary>
public sealed record ObjectVersion
{
    private readonly Guid _uid;
    private readonly ulong _version;
    private readonly (string Uid, string ResourceVersion)[]? _texts;

    /// <summary>A version as texts, whatever they are.</summary>
    public ObjectVersion(string uid, string resourceVersion)
    {
        if (!(Guid.TryParseExact(uid, "D", out _uid) && _uid.ToString() == uid
            && ulong.TryParse(resourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out _version) && _version.ToString(CultureInfo.InvariantCulture) == resourceVersion))
            (_uid, _version, _texts) = (default, 0, [(uid, resourceVersion)]);
    }

    /// <summary>The same version as its texts in the usual form.</summary>
    public ObjectVersion(Guid uid, ulong resourceVersion) => (_uid, _version) = (uid, resourceVersion);

    /// <summary>metadata.uid: changes when an object is deleted and made anew under its name.</summary>
    public string Uid => _texts?[0].Uid ?? _uid.ToString();

    /// <summary>metadata.resourceVersion: opaque, changes at every write, status included.</summary>
    public string ResourceVersion => _texts?[0].ResourceVersion ?? _version.ToString(CultureInfo.InvariantCulture);

    /// <summary>Both as numbers where they are kept so; an empty uid where they are not.</summary>
    internal (Guid Uid, ulong ResourceVersion) Numbers => (_uid, _version);

    /// <inheritdoc/>
    public bool Equals(ObjectVersion? other) =>
        other is not null && _uid == other._uid && _version == other._version && _texts?[0] == other._texts?[0];

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_uid, _version, _texts?[0]);
}

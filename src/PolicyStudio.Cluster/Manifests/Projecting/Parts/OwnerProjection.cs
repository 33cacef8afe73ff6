using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Manifests.Projecting.Parts;

/// <summary>Reads which owner controls an object.</summary>
internal sealed class OwnerProjection(ValuePool pool)
{
    private readonly SeenValue _seen = new();
    private (string? Version, string? Kind, string? Name)? _controller;

    /// <summary>Forgets what was read, but for what may stand in the next object too.</summary>
    public void Clear() => HasOwners = false;

    /// <summary>The apiVersion, kind and name of the controlling owner, or null where there is none.</summary>
    public (string? Version, string Kind, string Name)? Controller =>
        HasOwners && _controller is var (version, kind, name) ? (version, kind!, name!) : null;

    private bool HasOwners { get; set; }

    /// <summary>The reference of the controlling owner, or null.</summary>
    public ObjectReference? In(string ns) => Controller is var (version, kind, name) ? pool.Reference(Metadata.OwnerKind(version, kind), ns, name) : null;

    /// <summary>Reads the list of owners.</summary>
    public bool Read(ref JsonCursor json)
    {
        HasOwners = true;
        if (json.Passes(_seen)) return true;
        var mark = json.Mark;
        _seen.Forget();
        _controller = null;
        if (!ReadOwners(ref json)) return false;
        json.Keep(_seen, mark);
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
                if (field != Seen.None && (seen & field) != 0) return false;
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
            if (!controls) continue;
            // Without a kind or name, or beside another controller, it is for the long way.
            if (_controller is not null || string.IsNullOrEmpty(owner.Kind) || string.IsNullOrEmpty(owner.Name)) return false;
            _controller = owner;
        }
        return true;
    }

    private bool ReadText(ref JsonCursor json, out string? text)
    {
        text = null;
        if (!json.Text(out var utf8, out var isNull)) return false;
        if (!isNull) text = pool.Text(utf8);
        return true;
    }

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
        ApiVersion = 2,
        Kind = 4,
        Controller = 8,
    }
}

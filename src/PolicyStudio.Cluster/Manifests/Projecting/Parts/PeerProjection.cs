using System.Collections.Immutable;
using System.Text;
using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Projecting.Parts;

/// <summary>Reads the peers of a rule.</summary>
internal sealed class PeerProjection(ValuePool pool)
{
    private readonly SelectorProjection _selector = new(pool);
    private readonly List<Peer> _peers = [];
    private readonly List<Cidr> _except = [];

    /// <summary>What was read.</summary>
    public ImmutableArray<Peer> ToImmutable() => [.. _peers];

    public void Clear() => _peers.Clear();

    /// <summary>Reads the list.</summary>
    public bool Read(ref JsonCursor json)
    {
        if (!json.OpensList(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.NextObject()) return false;
            if (json.HasEnded) break;
            if (!ReadPeer(ref json)) return false;
        }
        return true;
    }

    private bool ReadPeer(ref JsonCursor json)
    {
        var (namespaces, pods, block) = (default(LabelSelector), default(LabelSelector), default(IpBlock));
        var (hasNamespaces, hasPods, hasBlock) = (false, false, false);
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("namespaceSelector"u8) => !hasNamespaces && (hasNamespaces = _selector.Read(ref json, out namespaces)),
                _ when name.SequenceEqual("podSelector"u8) => !hasPods && (hasPods = _selector.Read(ref json, out pods)),
                _ when name.SequenceEqual("ipBlock"u8) => !hasBlock && (hasBlock = ReadBlock(ref json, out block)),
                _ => false,
            };
            if (!isRead) return false;
        }
        _peers.Add(new(namespaces, pods, block));
        return true;
    }

    private bool ReadBlock(ref JsonCursor json, out IpBlock? block)
    {
        block = null;
        if (!json.Opens(out var isNull)) return false;
        if (isNull) return true;
        var (cidr, hasCidr, hasExcept) = (default(Cidr), false, false);
        _except.Clear();
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("cidr"u8) => !hasCidr && (hasCidr = ReadCidr(ref json, out cidr)),
                _ when name.SequenceEqual("except"u8) => !hasExcept && (hasExcept = ReadExcept(ref json)),
                _ => false,
            };
            if (!isRead) return false;
        }
        if (hasCidr) block = new(cidr, [.. _except]);
        return hasCidr;
    }

    private bool ReadExcept(ref JsonCursor json)
    {
        if (!json.OpensList(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.NextItem()) return false;
            if (json.HasEnded) break;
            if (!ReadCidr(ref json, out var hole)) return false;
            _except.Add(hole);
        }
        return true;
    }

    private static bool ReadCidr(ref JsonCursor json, out Cidr cidr)
    {
        cidr = default;
        return json.Text(out var text, out _) && Cidr.TryParse(Encoding.UTF8.GetString(text), out cidr);
    }
}

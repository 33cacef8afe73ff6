using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Projecting.Parts;

/// <summary>Reads the rules of a policy.</summary>
internal sealed class RuleProjection(ValuePool pool)
{
    private readonly PeerProjection _peers = new(pool);
    private readonly List<PolicyPort> _ports = [];

    /// <summary>Reads the rules of a direction.</summary>
    /// <param name="json">Stands at the list, or at null, which is none.</param>
    /// <param name="peersName">What the list of peers is called.</param>
    /// <param name="make">Makes a rule.</param>
    /// <param name="rules">The rules.</param>
    public bool Read<T>(ref JsonCursor json, ReadOnlySpan<byte> peersName, Func<ImmutableArray<Peer>, ImmutableArray<PolicyPort>, T> make, out ImmutableArray<T> rules)
    {
        rules = [];
        if (!json.OpensList(out var isNull)) return false;
        if (isNull) return true;
        var read = ImmutableArray.CreateBuilder<T>(1);
        while (true)
        {
            if (!json.NextObject()) return false;
            if (json.HasEnded) break;
            if (!ReadRule(ref json, peersName)) return false;
            read.Add(make(_peers.ToImmutable(), [.. _ports]));
        }
        rules = read.DrainToImmutable();
        return true;
    }

    private bool ReadRule(ref JsonCursor json, ReadOnlySpan<byte> peersName)
    {
        var (hasPeers, hasPorts) = (false, false);
        _peers.Clear();
        _ports.Clear();
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) return true;
            var isRead = name.SequenceEqual(peersName) ? !hasPeers && (hasPeers = _peers.Read(ref json))
                : name.SequenceEqual("ports"u8) && !hasPorts && (hasPorts = ReadPorts(ref json));
            if (!isRead) return false;
        }
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

    private bool ReadPort(ref JsonCursor json)
    {
        var (protocol, number, label, end) = (Protocol.Tcp, default(int?), default(string), default(int?));
        var (hasProtocol, hasPort, hasEnd) = (false, false, false);
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("protocol"u8) => !hasProtocol && (hasProtocol = SpecProjection.ReadProtocol(ref json, out protocol)),
                _ when name.SequenceEqual("port"u8) => !hasPort && (hasPort = ReadNumber(ref json, out number) || ReadName(ref json, out label)),
                _ when name.SequenceEqual("endPort"u8) => !hasEnd && (hasEnd = ReadNumber(ref json, out end)),
                _ => false,
            };
            if (!isRead) return false;
        }
        _ports.Add(new(protocol, number, label, end));
        return true;
    }

    // A number from 1 to 65535, or null.
    private static bool ReadNumber(ref JsonCursor json, out int? number)
    {
        number = null;
        if (json.IsNull) return json.Skips();
        if (!json.Number(out var read) || read > 65535) return false;
        number = read;
        return true;
    }

    private bool ReadName(ref JsonCursor json, out string? name)
    {
        var isRead = json.Text(out var text, out _);
        name = isRead ? pool.Text(text) : null;
        return isRead;
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Projecting.Parts;

/// <summary>What of a pod's spec is kept: its ports, and whether it has its node's address.</summary>
internal sealed class SpecProjection(ValuePool pool)
{
    private readonly List<ContainerPort> _ports = [];
    private readonly List<ContainerPort> _sidecarPorts = [];
    private readonly List<ContainerPort> _ownPorts = [];
    private readonly SeenValue _seenContainers = new();
    private ContainerPort[] _seenPorts = [];

    public bool HostNetwork { get; private set; }

    public ImmutableArray<ContainerPort> Ports
    {
        get
        {
            _ports.AddRange(_sidecarPorts);
            return pool.Ports(_ports);
        }
    }

    public void Clear()
    {
        HostNetwork = false;
        _ports.Clear();
        _sidecarPorts.Clear();
    }

    public bool Read(ref JsonCursor json)
    {
        if (!json.Opens(out var isNull)) return false;
        var (hasContainers, hasInit, hasHost) = (false, false, false);
        while (!isNull)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("containers"u8) => !hasContainers && (hasContainers = ReadSeenContainers(ref json)),
                _ when name.SequenceEqual("initContainers"u8) => !hasInit && (hasInit = ReadContainers(ref json, areInit: true)),
                _ when name.SequenceEqual("hostNetwork"u8) => !hasHost && (hasHost = ReadHost(ref json)),
                _ => json.Skips(),
            };
            if (!isRead) return false;
        }
        return true;
    }

    private bool ReadHost(ref JsonCursor json)
    {
        var isRead = json.Flag(out var host);
        HostNetwork = host;
        return isRead;
    }

    private bool ReadSeenContainers(ref JsonCursor json)
    {
        if (json.Passes(_seenContainers))
        {
            _ports.AddRange(_seenPorts);
            return true;
        }
        var mark = json.Mark;
        if (!ReadContainers(ref json, areInit: false)) return false;
        json.Keep(_seenContainers, mark);
        if (!_seenPorts.AsSpan().SequenceEqual(CollectionsMarshal.AsSpan(_ports))) _seenPorts = [.. _ports];
        return true;
    }

    // An init container that restarts always is a sidecar: it listens as long as the pod does.
    private bool ReadContainers(ref JsonCursor json, bool areInit)
    {
        if (!json.OpensList(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.NextObject()) return false;
            if (json.HasEnded) break;
            _ownPorts.Clear();
            var (hasPorts, hasPolicy, runsOn) = (false, false, !areInit);
            while (true)
            {
                if (!json.Next(out var name)) return false;
                if (json.HasEnded) break;
                var isRead = name switch
                {
                    _ when name.SequenceEqual("ports"u8) => !hasPorts && (hasPorts = ReadPorts(ref json)),
                    _ when areInit && name.SequenceEqual("restartPolicy"u8) => !hasPolicy && (hasPolicy = ReadPolicy(ref json, out runsOn)),
                    _ => json.Skips(),
                };
                if (!isRead) return false;
            }
            if (runsOn) (areInit ? _sidecarPorts : _ports).AddRange(_ownPorts);
        }
        return true;
    }

    private static bool ReadPolicy(ref JsonCursor json, out bool isAlways)
    {
        var isRead = json.Text(out var text, out _);
        isAlways = text.SequenceEqual("Always"u8);
        return isRead;
    }

    private bool ReadPorts(ref JsonCursor json)
    {
        if (!json.OpensList(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.NextObject()) return false;
            if (json.HasEnded) break;
            var (number, label, protocol, hasNumber, hasName, hasProtocol) = (0, default(string), Protocol.Tcp, false, false, false);
            while (true)
            {
                if (!json.Next(out var name)) return false;
                if (json.HasEnded) break;
                var isRead = name switch
                {
                    _ when name.SequenceEqual("containerPort"u8) => !hasNumber && (hasNumber = json.Number(out number) && number <= 65535),
                    _ when name.SequenceEqual("name"u8) => !hasName && (hasName = ReadName(ref json, out label)),
                    _ when name.SequenceEqual("protocol"u8) => !hasProtocol && (hasProtocol = ReadProtocol(ref json, out protocol)),
                    _ => json.Skips(),
                };
                if (!isRead) return false;
            }
            if (hasNumber) _ownPorts.Add(new(label, number, protocol));
        }
        return true;
    }

    private bool ReadName(ref JsonCursor json, out string? name)
    {
        var isRead = json.Text(out var text, out var isNull);
        name = isRead && !isNull ? pool.Text(text) : null;
        return isRead;
    }

    /// <summary>Reads a protocol; TCP where it is null.</summary>
    public static bool ReadProtocol(ref JsonCursor json, out Protocol protocol)
    {
        protocol = Protocol.Tcp;
        if (!json.Text(out var text, out var isNull)) return false;
        if (isNull || text.SequenceEqual("TCP"u8)) return true;
        protocol = text.SequenceEqual("UDP"u8) ? Protocol.Udp : Protocol.Sctp;
        return protocol == Protocol.Udp || text.SequenceEqual("SCTP"u8);
    }
}

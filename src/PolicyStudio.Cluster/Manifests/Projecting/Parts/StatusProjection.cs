using System.Collections.Immutable;
using System.Text;
using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Projecting.Parts;

/// <summary>What of a pod's status is kept: its addresses, whether it is ready, and whether it has ended.</summary>
internal sealed class StatusProjection
{
    private readonly List<IpAddress> _addresses = [];
    private IpAddress? _single;
    private bool _hasSeveral;

    public bool HasEnded { get; private set; }

    public bool IsReady { get; private set; } = true;

    public ImmutableArray<IpAddress> Addresses => _hasSeveral ? [.. _addresses] : _single is { } single ? [single] : [];

    public void Clear()
    {
        (HasEnded, IsReady, _single, _hasSeveral) = (false, true, null, false);
        _addresses.Clear();
    }

    public bool Read(ref JsonCursor json)
    {
        if (!json.Opens(out var isNull)) return false;
        var (hasPhase, hasAddresses, hasAddress, hasConditions) = (false, false, false, false);
        while (!isNull)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("phase"u8) => !hasPhase && (hasPhase = ReadPhase(ref json)),
                _ when name.SequenceEqual("podIPs"u8) => !hasAddresses && (hasAddresses = ReadAddresses(ref json)),
                _ when name.SequenceEqual("podIP"u8) => !hasAddress && (hasAddress = ReadAddress(ref json, out _single)),
                _ when name.SequenceEqual("conditions"u8) => !hasConditions && (hasConditions = ReadConditions(ref json)),
                _ => json.Skips(),
            };
            if (!isRead) return false;
        }
        return true;
    }

    private bool ReadPhase(ref JsonCursor json)
    {
        var isRead = json.Text(out var text, out _);
        HasEnded = text.SequenceEqual("Succeeded"u8) || text.SequenceEqual("Failed"u8);
        return isRead;
    }

    private bool ReadAddresses(ref JsonCursor json)
    {
        if (!json.OpensList(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.NextObject()) return false;
            if (json.HasEnded) break;
            _hasSeveral = true;
            var hasAddress = false;
            while (true)
            {
                if (!json.Next(out var name)) return false;
                if (json.HasEnded) break;
                if (!name.SequenceEqual("ip"u8))
                {
                    if (!json.Skips()) return false;
                    continue;
                }
                if (hasAddress || !ReadAddress(ref json, out var address)) return false;
                hasAddress = true;
                if (address is { } known) _addresses.Add(known);
            }
        }
        return true;
    }

    private static bool ReadAddress(ref JsonCursor json, out IpAddress? address)
    {
        address = null;
        if (!json.Text(out var text, out _)) return false;
        if (text.IsEmpty) return true;
        if (!TryParseV4(text, out var value) && !IpAddress.TryParse(Encoding.UTF8.GetString(text), out value)) return false;
        address = value;
        return true;
    }

    // Four decimal numbers without leading zeros, as nearly all addresses are; all others are left to the address itself.
    private static bool TryParseV4(ReadOnlySpan<byte> text, out IpAddress address)
    {
        var (value, part, digits, parts) = (0u, 0u, 0, 0);
        address = default;
        foreach (var b in text)
        {
            if (b == (byte)'.')
            {
                if (digits == 0 || ++parts > 3) return false;
                (value, part, digits) = (value << 8 | part, 0, 0);
                continue;
            }
            if (b is < (byte)'0' or > (byte)'9' || (digits > 0 && part == 0)) return false;
            part = part * 10 + (uint)(b - '0');
            if (part > 255) return false;
            digits++;
        }
        address = new(false, value << 8 | part);
        return parts == 3 && digits > 0;
    }

    private bool ReadConditions(ref JsonCursor json)
    {
        if (!json.OpensList(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.NextObject()) return false;
            if (json.HasEnded) break;
            var (hasType, hasStatus, isReady, isTrue) = (false, false, false, false);
            while (true)
            {
                if (!json.Next(out var name)) return false;
                if (json.HasEnded) break;
                var isRead = name switch
                {
                    _ when name.SequenceEqual("type"u8) => !hasType && (hasType = json.TextIs("Ready"u8, out isReady)),
                    _ when name.SequenceEqual("status"u8) => !hasStatus && (hasStatus = json.TextIs("True"u8, out isTrue)),
                    _ => json.Skips(),
                };
                if (!isRead) return false;
            }
            if (isReady && !isTrue) IsReady = false;
        }
        return true;
    }
}

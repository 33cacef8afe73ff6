using System.Net;
using System.Net.Sockets;

namespace PolicyStudio.Engine.Policies;

/// <summary>An IPv4 or IPv6 address as a number, so that ranges can be compared. An IPv4-mapped IPv6 address is the IPv4 one.</summary>
/// <param name="IsV6">Whether it is an IPv6 address; addresses of different families are never equal and order v4 first.</param>
/// <param name="Value">The address in network order: 32 bits for IPv4, 128 for IPv6.</param>
public readonly record struct IpAddress(bool IsV6, UInt128 Value) : IComparable<IpAddress>
{
    /// <summary>The last address of a family.</summary>
    public static IpAddress Last(bool v6) => new(v6, v6 ? UInt128.MaxValue : uint.MaxValue);

    /// <summary>The first address of a family.</summary>
    public static IpAddress First(bool v6) => new(v6, 0);

    /// <summary>Reads an address the way the API server does: four decimal numbers without leading zeros, or IPv6 without a zone.</summary>
    public static bool TryParse(string text, out IpAddress address)
    {
        address = default;
        var v6 = text.Contains(':', StringComparison.Ordinal);
        if (text.Length > 45 || text.Contains('%', StringComparison.Ordinal) || text.Contains('[', StringComparison.Ordinal)) return false;
        if (!v6 && !IsDottedQuad(text)) return false;
        if (!IPAddress.TryParse(text, out var parsed)) return false;
        if (parsed.IsIPv4MappedToIPv6) parsed = parsed.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        parsed.TryWriteBytes(bytes, out var length);
        UInt128 value = 0;
        foreach (var b in bytes[..length]) value = (value << 8) | b;
        address = new(parsed.AddressFamily == AddressFamily.InterNetworkV6, value);
        return true;
    }

    /// <summary>Orders IPv4 before IPv6, then by value.</summary>
    public int CompareTo(IpAddress other) => IsV6 == other.IsV6 ? Value.CompareTo(other.Value) : IsV6 ? 1 : -1;

    /// <summary>The usual spelling, RFC 5952 for IPv6.</summary>
    public override string ToString()
    {
        var bytes = new byte[IsV6 ? 16 : 4];
        var rest = Value;
        for (var i = bytes.Length - 1; i >= 0; i--, rest >>= 8) bytes[i] = (byte)(rest & 0xff);
        return new IPAddress(bytes).ToString();
    }

    // IPAddress.TryParse reads "10.1", octal and hexadecimal parts too, which the API server refuses.
    private static bool IsDottedQuad(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(p => p.Length is > 0 and <= 3 && p.All(char.IsAsciiDigit) && (p.Length == 1 || p[0] != '0'));
    }
}

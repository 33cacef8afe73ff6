using System.Globalization;

namespace PolicyStudio.Engine.Policies;

/// <summary>An address range in CIDR notation. Two CIDRs are equal when they hold the same addresses, whatever host bits were written.</summary>
public readonly record struct Cidr
{
    private Cidr(IpAddress first, int prefixLength, IpAddress written) => (First, PrefixLength, Written) = (first, prefixLength, written);

    /// <summary>The first address.</summary>
    public IpAddress First { get; }

    /// <summary>How many leading bits are fixed: 0 to 32, or 0 to 128.</summary>
    public int PrefixLength { get; }

    /// <summary>The address as it was written, host bits included.</summary>
    public IpAddress Written { get; }

    /// <summary>The range as it was written: <c>10.0.1.77/24</c>, where <see cref="ToString"/> says what it is read as.</summary>
    public string WrittenText => $"{Written}/{PrefixLength}";

    /// <summary>The last address.</summary>
    public IpAddress Last => new(First.IsV6, First.Value | HostMask(First.IsV6, PrefixLength));

    /// <summary>Every address of a family.</summary>
    public static Cidr Everything(bool v6) => new(IpAddress.First(v6), 0, IpAddress.First(v6));

    /// <summary>The fewest ranges that hold the addresses from first to last and no other; both of one family.</summary>
    public static IEnumerable<Cidr> Covering(IpAddress first, IpAddress last)
    {
        var bits = first.IsV6 ? 128 : 32;
        for (var next = first.Value; ;)
        {
            // The largest range that begins here: as long as it is aligned and does not reach beyond the last address.
            var prefix = bits;
            while (prefix > 0 && (next & HostMask(first.IsV6, prefix - 1)) == 0 && (next | HostMask(first.IsV6, prefix - 1)) <= last.Value) prefix--;
            IpAddress start = new(first.IsV6, next);
            var range = new Cidr(start, prefix, start);
            yield return range;
            if (range.Last.Value >= last.Value) yield break;
            next = range.Last.Value + 1;
        }
    }

    /// <summary>Reads <c>10.0.0.0/8</c> or <c>2001:db8::/32</c>; host bits are cleared, as the network does.</summary>
    public static bool TryParse(string text, out Cidr cidr)
    {
        cidr = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IpAddress.TryParse(text[..slash], out var address)) return false;
        var length = text.AsSpan(slash + 1);
        if (length.Length is 0 or > 3 || (length.Length > 1 && length[0] == '0')) return false;
        if (!int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)) return false;
        // ::ffff:10.0.0.0/104 is 10.0.0.0/8: the address was mapped, so its length is counted in 128 bits.
        if (!address.IsV6 && text.Contains(':', StringComparison.Ordinal)) prefix -= 96;
        if (prefix < 0 || prefix > (address.IsV6 ? 128 : 32)) return false;
        cidr = new(new(address.IsV6, address.Value & ~HostMask(address.IsV6, prefix)), prefix, address);
        return true;
    }

    /// <summary>Whether an address of the same family lies in the range.</summary>
    public bool Contains(IpAddress address) => address.IsV6 == First.IsV6 && address.CompareTo(First) >= 0 && address.CompareTo(Last) <= 0;

    /// <summary>Whether another range of the same family lies wholly in this one.</summary>
    public bool Contains(Cidr other) => Contains(other.First) && Contains(other.Last);

    /// <inheritdoc/>
    public bool Equals(Cidr other) => First == other.First && PrefixLength == other.PrefixLength;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(First, PrefixLength);

    /// <summary><c>10.0.0.0/8</c>.</summary>
    public override string ToString() => $"{First}/{PrefixLength}";

    private static UInt128 HostMask(bool v6, int prefix)
    {
        var hostBits = (v6 ? 128 : 32) - prefix;
        return hostBits == 128 ? UInt128.MaxValue : (UInt128.One << hostBits) - 1;
    }
}

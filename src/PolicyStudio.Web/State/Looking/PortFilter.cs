using System.Globalization;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Web.State.Looking;

/// <summary>A port that edges are to be open on.</summary>
/// <param name="Protocol">Its protocol; null for any.</param>
/// <param name="Number">Its number.</param>
public sealed record PortFilter(Protocol? Protocol, int Number)
{
    /// <summary>Reads <c>53</c>, <c>UDP 53</c> or <c>udp/53</c>; null where it is none of them.</summary>
    public static PortFilter? Parse(string text)
    {
        var parts = text.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > 2 || !int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > Connectivity.MaxPort) return null;
        if (parts.Length == 1) return new(null, number);
        return ProtocolText.Parse(parts[0].ToUpperInvariant()) is { } protocol ? new(protocol, number) : null;
    }

    /// <summary>Whether it is among ports.</summary>
    public bool IsIn(Connectivity ports) =>
        Protocol is { } protocol ? ports.Contains(protocol, Number) : ProtocolText.All.Any(p => ports.Contains(p, Number));

    /// <summary>As it is read.</summary>
    public override string ToString() => Protocol is { } protocol ? $"{protocol.Text()} {Number.ToString(CultureInfo.InvariantCulture)}" : Number.ToString(CultureInfo.InvariantCulture);
}

using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Reading.Fields;

/// <summary>Says what is most likely meant by something that is not a CIDR.</summary>
internal static class CidrHint
{
    /// <summary>The way out, beginning with a semicolon, or nothing.</summary>
    public static string For(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return IpAddress.TryParse(text, out var address) ? $"; for this one address write {text}/{(address.IsV6 ? 128 : 32)}" : "";
        if (!IpAddress.TryParse(text[..slash], out var first)) return "; what stands before the slash is no address (leading zeros are not taken)";
        return $"; what stands after the slash must be a number from 0 to {(first.IsV6 ? 128 : 32)}, without leading zeros";
    }
}

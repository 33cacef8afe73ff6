namespace PolicyStudio.Web.State;

/// <summary>Writes the query of a link. It is read by people: what a query may hold as it is stays as it is.</summary>
internal static class QueryText
{
    public static string Of(IEnumerable<(string Name, string Value)> parts) => string.Join('&', parts.Select(p => $"{p.Name}={Escape(p.Value)}"));

    private static string Escape(string value) => Uri.EscapeDataString(value)
        .Replace("%2F", "/", StringComparison.Ordinal).Replace("%3D", "=", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal)
        .Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal);
}

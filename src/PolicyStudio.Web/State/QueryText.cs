using Microsoft.AspNetCore.WebUtilities;

namespace PolicyStudio.Web.State;

/// <summary>The query of a link. It is read by people: what a query may hold as it is stays as it is.</summary>
internal static class QueryText
{
    public static string Of(IEnumerable<(string Name, string Value)> parts) => string.Join('&', parts.Select(p => $"{p.Name}={Escape(p.Value)}"));

    /// <summary>The parts of a link that somebody wrote and nobody can read.</summary>
    /// <param name="link">The link.</param>
    /// <param name="parts">The names, each with what cannot be read of it.</param>
    public static IEnumerable<(string Name, string Value)> Unread(Uri link, params IEnumerable<(string Name, Func<string, bool> IsUnread)> parts)
    {
        var query = QueryHelpers.ParseQuery(link.Query);
        return from part in parts
               where query.ContainsKey(part.Name)
               from value in query[part.Name].OfType<string>()
               where value.Length > 0 && part.IsUnread(value)
               select (part.Name, value);
    }

    private static string Escape(string value) => Uri.EscapeDataString(value)
        .Replace("%2F", "/", StringComparison.Ordinal).Replace("%3D", "=", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal)
        .Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal);
}

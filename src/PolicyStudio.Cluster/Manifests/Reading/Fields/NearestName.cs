using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Manifests.Reading.Fields;

/// <summary>Finds the known name that somebody who wrote another one most likely meant.</summary>
internal static class NearestName
{
    private const int LongestName = 64;

    /// <summary><c>, did you mean podSelector?</c>, or the list of known names where none is near.</summary>
    public static string DidYouMean(string written, ReadOnlySpan<string> known)
    {
        var best = Nearest(written, known);
        return best is not null
            ? $", did you mean {best}?"
            : known.Length == 1 ? $"; known here is {known[0]}" : $"; known here: {string.Join(", ", known.ToArray())}";
    }

    /// <summary>Whether none of the known names can be meant.</summary>
    public static bool IsFarFrom(string written, ReadOnlySpan<string> known) => Nearest(written, known) is null;

    /// <summary>Levenshtein's distance without regard to case; names of more than 64 characters are nobody's typing error.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.Length > LongestName || b.Length > LongestName ? int.MaxValue : EditDistance.Between(a, b, ignoreCase: true);

    private static string? Nearest(string written, ReadOnlySpan<string> known)
    {
        var (best, distance) = ("", int.MaxValue);
        foreach (var name in known)
        {
            var d = Distance(written, name);
            if (d < distance) (best, distance) = (name, d);
        }
        return distance <= Math.Max(2, best.Length / 3) && distance < best.Length ? best : null;
    }
}

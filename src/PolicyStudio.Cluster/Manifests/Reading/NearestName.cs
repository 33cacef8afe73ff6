namespace PolicyStudio.Cluster.Manifests.Reading;

/// <summary>Finds the known name that somebody who wrote another one most likely meant.</summary>
internal static class NearestName
{
    /// <summary><c>, did you mean podSelector?</c>, or the list of known names where none is near.</summary>
    public static string DidYouMean(string written, ReadOnlySpan<string> known)
    {
        var (best, distance) = ("", int.MaxValue);
        foreach (var name in known)
        {
            var d = Distance(written.ToUpperInvariant(), name.ToUpperInvariant());
            if (d < distance) (best, distance) = (name, d);
        }
        return distance <= Math.Max(2, best.Length / 3) ? $", did you mean {best}?" : $"; known here: {string.Join(", ", known.ToArray())}";
    }

    // Levenshtein's distance; names of more than 64 characters are nobody's typing error.
    private static int Distance(string a, string b)
    {
        if (a.Length > 64) return int.MaxValue;
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            previous = current;
        }
        return previous[^1];
    }
}

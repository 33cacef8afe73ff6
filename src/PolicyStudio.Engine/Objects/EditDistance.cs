namespace PolicyStudio.Engine.Objects;

/// <summary>How far apart two words are, for finding the one that somebody meant.</summary>
public static class EditDistance
{
    private const int OnStack = 128;

    /// <summary>How many letters must be changed, added or taken away to make one word of the other (Levenshtein).</summary>
    /// <param name="a">One word.</param>
    /// <param name="b">The other.</param>
    /// <param name="ignoreCase">Whether a letter in another case is the same letter.</param>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, bool ignoreCase = false)
    {
        Span<int> row = b.Length < OnStack ? stackalloc int[OnStack] : new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, left) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                left = row[j] = Math.Min(Math.Min(above, left) + 1, diagonal + (Same(a[i - 1], b[j - 1], ignoreCase) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }

    private static bool Same(char a, char b, bool ignoreCase) => ignoreCase ? char.ToUpperInvariant(a) == char.ToUpperInvariant(b) : a == b;
}

namespace PolicyStudio.Cluster.Manifests.Editing.Walking;

/// <summary>Lays two lists side by side in their order so that the sum of what their pairs weigh is the greatest: the longest common subsequence where only equals weigh.</summary>
internal static class Alignment
{
    // Beyond so many comparisons neighbours are good enough.
    private const int Most = 1_000_000;

    /// <summary>The pairs, ascending.</summary>
    /// <param name="count">How many stand on one side.</param>
    /// <param name="others">How many on the other.</param>
    /// <param name="weight">What a pair weighs; one of 0 is none.</param>
    public static List<(int One, int Other)> Of(int count, int others, Func<int, int, int> weight)
    {
        var pairs = new List<(int, int)>();
        if ((long)count * others > Most)
        {
            for (var i = 0; i < Math.Min(count, others); i++)
                if (weight(i, i) > 0) pairs.Add((i, i));
            return pairs;
        }
        var best = Sums(count, others, weight);
        for (var (i, j) = (0, 0); i < count && j < others;)
        {
            if (best[i, j] == best[i + 1, j]) i++;
            else if (best[i, j] == best[i, j + 1]) j++;
            else pairs.Add((i++, j++));
        }
        return pairs;
    }

    private static int[,] Sums(int count, int others, Func<int, int, int> weight)
    {
        var best = new int[count + 1, others + 1];
        for (var i = count - 1; i >= 0; i--)
            for (var j = others - 1; j >= 0; j--)
            {
                best[i, j] = Math.Max(best[i + 1, j], best[i, j + 1]);
                if (weight(i, j) is > 0 and var pair) best[i, j] = Math.Max(best[i, j], pair + best[i + 1, j + 1]);
            }
        return best;
    }
}

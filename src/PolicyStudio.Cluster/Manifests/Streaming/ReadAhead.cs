namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>Does work on all cores and hands on the results in the order of the work, so that nobody can tell.</summary>
internal static class ReadAhead
{
    // Enough that no core waits, and so few that what is at hand stays small.
    private static readonly int Most = 2 * Environment.ProcessorCount + 1;

    /// <summary>The results, a few of which are made ahead of whoever takes them.</summary>
    /// <param name="work">What there is to do; asked for by whoever takes the results.</param>
    /// <param name="read">Does it, on any thread.</param>
    public static IEnumerable<TResult> InOrder<T, TResult>(IEnumerable<T> work, Func<T, TResult> read)
    {
        using var rest = work.GetEnumerator();
        if (!rest.MoveNext()) yield break;
        var first = rest.Current;
        if (!rest.MoveNext())
        {
            // One alone is no work for others.
            yield return read(first);
            yield break;
        }
        var reading = new Queue<Task<TResult>>([Task.Run(() => read(first))]);
        do
        {
            var item = rest.Current;
            reading.Enqueue(Task.Run(() => read(item)));
            if (reading.Count == Most) yield return reading.Dequeue().GetAwaiter().GetResult();
        }
        while (rest.MoveNext());
        while (reading.TryDequeue(out var next)) yield return next.GetAwaiter().GetResult();
    }
}

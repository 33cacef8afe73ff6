namespace PolicyStudio.Cluster.Watching.Live;

/// <summary>How long to wait before the next attempt: 0.8 s at first, twice as long each time up to 30 s, with jitter, so that many do not come back at once.</summary>
internal sealed class Backoff(Random random)
{
    /// <summary>The shortest wait.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.8);

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>How many attempts have failed since the last success.</summary>
    public int Failures { get; private set; }

    /// <summary>An attempt has succeeded.</summary>
    public void Reset() => Failures = 0;

    /// <summary>An attempt has failed: how long to wait for the next one.</summary>
    public TimeSpan Next()
    {
        var full = Shortest * Math.Pow(2, Math.Min(Failures++, 10));
        var bounded = full < Longest ? full : Longest;
        var half = bounded / 2 > Shortest ? bounded / 2 : Shortest;
        return half + ((bounded - half) * random.NextDouble());
    }
}

namespace PolicyStudio.Cluster.Applying;

/// <summary>How long an apply waits, and for what.</summary>
public sealed class ChangeOptions
{
    /// <summary>How long one request to the API server may take. Default: 30 seconds.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the rollout of one controller may take; then the apply stops before the next write. Default: 5 minutes.</summary>
    public TimeSpan RolloutTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to try to read an object back after a lost answer. Default: 30 seconds.</summary>
    public TimeSpan ReadBackTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the watch may take to show the result at the end. Default: 30 seconds.</summary>
    public TimeSpan SettleTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

using System.ComponentModel.DataAnnotations;

namespace PolicyStudio.Cluster.Applying;

/// <summary>How long an apply waits, and for what.</summary>
public sealed class ChangeOptions
{
    /// <summary>How long one request to the API server may take. Default: 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the rollout of one controller may take; then the apply stops before the next write. Default: 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan RolloutTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to try to read an object back after a lost answer. Default: 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ReadBackTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the watch may take to show the result at the end. Default: 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SettleTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

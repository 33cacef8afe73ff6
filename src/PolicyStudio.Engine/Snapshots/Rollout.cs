namespace PolicyStudio.Engine.Snapshots;

/// <summary>How far a controller's pods follow its template.</summary>
/// <param name="Desired">Pods wanted; null where the kind has no such number (CronJob) or it is unknown.</param>
/// <param name="Updated">Pods made from the newest template.</param>
/// <param name="Available">Pods of any template that are available.</param>
/// <param name="Total">Pods of any template that exist.</param>
/// <param name="IsObserved">Whether the controller has seen the newest template (observedGeneration has reached generation).</param>
/// <param name="Follow">What happens to running pods when the template changes.</param>
public sealed record Rollout(int? Desired, int Updated, int Available, int Total, bool IsObserved, RolloutFollow Follow)
{
    /// <summary>The state of a controller read from a manifest, which has no status.</summary>
    public static Rollout Unknown { get; } = new(null, 0, 0, 0, true, RolloutFollow.Replaces);

    /// <summary>updateStrategy.rollingUpdate.partition of a StatefulSet: pods with a lower ordinal keep the old template. 0 where all follow.</summary>
    public int Partition { get; init; }

    /// <summary>
    /// Whether every pod that follows is of the newest template and available, and none of an older one is left that should have followed
    /// (kubectl rollout status).
    /// </summary>
    public bool IsComplete => IsObserved && Desired is { } n && (Partition > 0
        ? Updated >= n - Partition && Available >= n
        : Updated >= n && Total <= Updated && Available >= Updated);
}

/// <summary>What happens to a controller's running pods when its template changes.</summary>
public enum RolloutFollow
{
    /// <summary>They are replaced: a Deployment, a StatefulSet or DaemonSet that rolls.</summary>
    Replaces,

    /// <summary>They stay until somebody deletes them: strategy OnDelete, a bare ReplicaSet, a ReplicationController.</summary>
    OnDelete,

    /// <summary>They stay until the StatefulSet's partition is lowered: it is above every ordinal.</summary>
    Partitioned,

    /// <summary>They stay until the paused Deployment is resumed.</summary>
    Paused,

    /// <summary>Only the pods of the next run are new: a CronJob.</summary>
    NextRun,

    /// <summary>The template cannot change: a Job.</summary>
    Never,
}

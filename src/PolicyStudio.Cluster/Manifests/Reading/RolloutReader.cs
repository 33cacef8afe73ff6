using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Reading;

/// <summary>The fields of a controller that say how far its pods follow its template.</summary>
internal interface IRolloutFields
{
    int? Generation { get; }

    bool HasStatus { get; }

    bool IsPaused { get; }

    bool IsOnDelete { get; }

    int? Partition { get; }

    /// <summary>A number of the spec.</summary>
    int? Spec(string name);

    /// <summary>A number of the status.</summary>
    int? Status(string name);
}

/// <summary>Reads how far a controller's pods follow its template.</summary>
internal static class RolloutReader
{
    public static Rollout Read(string kind, IRolloutFields fields)
    {
        var observed = (fields.Status("observedGeneration") ?? 0) >= (fields.Generation ?? 0) || !fields.HasStatus;
        int Count(string name) => fields.Status(name) ?? 0;
        return kind switch
        {
            "Deployment" => new(fields.Spec("replicas") ?? 1, Count("updatedReplicas"), Count("availableReplicas"), Count("replicas"), observed,
                fields.IsPaused ? RolloutFollow.Paused : RolloutFollow.Replaces),
            "StatefulSet" => StatefulSet(
                new(fields.Spec("replicas") ?? 1, Count("updatedReplicas"), Count("readyReplicas"), Count("replicas"), observed, Strategy(fields)), fields.Partition ?? 0),
            "DaemonSet" => new(fields.Status("desiredNumberScheduled"), Count("updatedNumberScheduled"), Count("numberAvailable"), Count("currentNumberScheduled"),
                observed, Strategy(fields)),
            "Job" => Fixed(fields.Spec("parallelism") ?? 1, RolloutFollow.Never),
            "CronJob" => Fixed(fields.Spec("parallelism") ?? 1, RolloutFollow.NextRun),
            _ => Fixed(fields.Spec("replicas") ?? 1, RolloutFollow.OnDelete),
        };
    }

    private static Rollout StatefulSet(Rollout rollout, int partition) =>
        rollout.Follow != RolloutFollow.Replaces || partition <= 0 ? rollout
            : rollout with { Partition = partition, Follow = partition >= rollout.Desired ? RolloutFollow.Partitioned : RolloutFollow.Replaces };

    private static Rollout Fixed(int desired, RolloutFollow follow) => Rollout.Unknown with { Desired = desired, Follow = follow };

    private static RolloutFollow Strategy(IRolloutFields fields) => fields.IsOnDelete ? RolloutFollow.OnDelete : RolloutFollow.Replaces;
}

/// <summary>Those fields of a document; what nobody asks for is not looked at, and so cannot be wrong.</summary>
/// <param name="root">The document.</param>
/// <param name="spec">The spec that says how many pods there shall be: a CronJob's is its Job's.</param>
internal sealed class RolloutNodes(Field root, Field spec) : IRolloutFields
{
    public int? Generation => root["metadata"]["generation"].Number();

    public bool HasStatus => root["status"].IsPresent;

    public bool IsPaused => spec["paused"].Flag() == true;

    public bool IsOnDelete => spec["updateStrategy"]["type"].Text() == "OnDelete";

    public int? Partition => spec["updateStrategy"]["rollingUpdate"]["partition"].Number();

    public int? Spec(string name) => spec[name].Number();

    public int? Status(string name) => root["status"][name].Number();
}

using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Reading;

internal static class ControllerReader
{
    public static Controller Read(string kind, Field root)
    {
        var metadata = Metadata.Read(root);
        var spec = root["spec"];
        var template = kind == "CronJob" ? spec["jobTemplate"]["spec"]["template"] : spec["template"];
        return new(new ObjectReference(kind, metadata.Namespace, metadata.Name), PodReader.ReadTemplate(template))
        {
            Selector = Selector(kind, spec),
            Owner = metadata.Owner,
            Rollout = ReadRollout(kind, root),
            IsFinished = root["status"]["conditions"].Items().Any(c => kind == "Job" && c["type"].Text() is "Complete" or "Failed" && c["status"].Text() == "True"),
            Version = metadata.Version,
            Manager = metadata.Manager,
        };
    }

    // A ReplicationController's selector is a plain mapping; when left out it is its template's labels, as are a Job's and a CronJob's subject.
    private static LabelSelector? Selector(string kind, Field spec)
    {
        if (kind == "ReplicationController")
            return new(Metadata.ReadTexts(spec["selector"].IsPresent ? spec["selector"] : spec["template"]["metadata"]["labels"]), []);
        return spec["selector"].IsPresent ? SelectorReader.Read(spec["selector"], isStrict: false) : null;
    }

    private static Rollout ReadRollout(string kind, Field root)
    {
        var (spec, status) = (root["spec"], root["status"]);
        var observed = (status["observedGeneration"].Number() ?? 0) >= (root["metadata"]["generation"].Number() ?? 0) || !status.IsPresent;
        int Count(string field) => status[field].Number() ?? 0;
        return kind switch
        {
            "Deployment" => new(spec["replicas"].Number() ?? 1, Count("updatedReplicas"), Count("availableReplicas"), Count("replicas"), observed,
                spec["paused"].Flag() == true ? RolloutFollow.Paused : RolloutFollow.Replaces),
            "StatefulSet" => StatefulSet(new(spec["replicas"].Number() ?? 1, Count("updatedReplicas"), Count("readyReplicas"), Count("replicas"), observed, Strategy(spec)), spec),
            "DaemonSet" => new(status["desiredNumberScheduled"].Number(), Count("updatedNumberScheduled"), Count("numberAvailable"), Count("currentNumberScheduled"),
                observed, Strategy(spec)),
            "Job" => Fixed(spec["parallelism"].Number() ?? 1, RolloutFollow.Never),
            "CronJob" => Fixed(spec["jobTemplate"]["spec"]["parallelism"].Number() ?? 1, RolloutFollow.NextRun),
            _ => Fixed(spec["replicas"].Number() ?? 1, RolloutFollow.OnDelete),
        };
    }

    private static Rollout StatefulSet(Rollout rollout, Field spec)
    {
        var partition = spec["updateStrategy"]["rollingUpdate"]["partition"].Number() ?? 0;
        if (rollout.Follow != RolloutFollow.Replaces || partition <= 0) return rollout;
        return rollout with { Partition = partition, Follow = partition >= rollout.Desired ? RolloutFollow.Partitioned : RolloutFollow.Replaces };
    }

    private static Rollout Fixed(int desired, RolloutFollow follow) => Rollout.Unknown with { Desired = desired, Follow = follow };

    private static RolloutFollow Strategy(Field spec) =>
        spec["updateStrategy"]["type"].Text() == "OnDelete" ? RolloutFollow.OnDelete : RolloutFollow.Replaces;
}

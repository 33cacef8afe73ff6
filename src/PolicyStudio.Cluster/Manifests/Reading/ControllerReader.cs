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
            Rollout = RolloutReader.Read(kind, new RolloutNodes(root, kind == "CronJob" ? spec["jobTemplate"]["spec"] : spec)),
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
}

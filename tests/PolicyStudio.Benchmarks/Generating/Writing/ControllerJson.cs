using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Benchmarks.Generating.Writing;

/// <summary>Writes what makes pods.</summary>
internal sealed class ControllerJson
{
    private readonly ObjectTemplate _template = ObjectTemplate.Load("controller");

    /// <summary>Writes a Deployment, StatefulSet, DaemonSet or Job.</summary>
    public void Write(TextWriter writer, GeneratedWorkload workload, int resourceVersion) =>
        Write(writer, workload, workload.Reference, workload.Replicas, workload.TemplateLabels, workload.Selector.MatchLabels, null, resourceVersion);

    /// <summary>Writes the ReplicaSets of a Deployment.</summary>
    public void WriteReplicaSet(TextWriter writer, GeneratedWorkload workload, (string Name, string Hash, int Replicas, LabelSet Labels) set, int resourceVersion) =>
        Write(writer, workload, new("ReplicaSet", workload.Namespace, set.Name), set.Replicas, set.Labels, workload.Selector.MatchLabels.With("pod-template-hash", set.Hash),
            JsonTexts.Owner("apps/v1", "Deployment", workload.Name, GeneratedWorkload.UidOf(workload.Reference)), resourceVersion);

    private void Write(
        TextWriter writer, GeneratedWorkload workload, ObjectReference reference, int replicas, LabelSet labels, LabelSet selector, string? owners, int resourceVersion) =>
        _template.Write(writer, place => place switch
        {
            "name" => reference.Name,
            "namespace" => reference.Namespace!,
            "uid" => GeneratedWorkload.UidOf(reference),
            "resourceVersion" => $"{resourceVersion}",
            "ownLabels" or "labels" => JsonTexts.Labels(labels),
            "labelFields" => JsonTexts.LabelFields(labels),
            "owners" => owners,
            "countField" => CountField(reference.Kind),
            "count" => reference.Kind == "DaemonSet" ? "0" : $"{replicas}",
            "selector" => JsonTexts.Selector(selector),
            "container" => workload.Container,
            "part" => labels["app.kubernetes.io/part-of"] ?? "platform",
            "version" => labels[GeneratedWorkload.VersionLabel] ?? "1.0.0",
            "ports" => JsonTexts.Ports(workload.Ports),
            "restartPolicy" => reference.Kind == "Job" ? "Never" : "Always",
            "status" => Status(reference.Kind, replicas, workload),
            _ => throw new ArgumentException(place),
        });

    private static string CountField(string kind) => kind switch { "Job" => "parallelism", "DaemonSet" => "minReadySeconds", _ => "replicas" };

    private static string Status(string kind, int replicas, GeneratedWorkload workload) => kind switch
    {
        "Job" => $$"""{"active":{{replicas}},"startTime":"2026-05-04T07:31:10Z"}""",
        "DaemonSet" => $$"""{"currentNumberScheduled":{{replicas}},"numberMisscheduled":0,"desiredNumberScheduled":{{replicas}},"numberReady":{{replicas}},"observedGeneration":3,"updatedNumberScheduled":{{replicas}},"numberAvailable":{{replicas}}}""",
        _ => $$"""{"observedGeneration":3,"replicas":{{replicas}},"updatedReplicas":{{(kind == "Deployment" ? replicas - workload.OldReplicas : replicas)}},"readyReplicas":{{replicas}},"availableReplicas":{{replicas}}}""",
    };
}

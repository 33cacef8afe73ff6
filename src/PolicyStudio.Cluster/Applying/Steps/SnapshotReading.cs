using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Steps;

/// <summary>Reads how writes stand from a snapshot.</summary>
public static class SnapshotReading
{
    /// <summary>How a step stands towards its object in the snapshot.</summary>
    public static StepReading Read(this ClusterSnapshot snapshot, WriteStep step) => step switch
    {
        PolicyStep p => p.Read(snapshot.FindPolicy(p.Reference.Namespace!, p.Reference.Name)),
        LabelStep l => Read(snapshot, l),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>The version of the object, or null when it is not there or has none.</summary>
    public static ObjectVersion? VersionOf(this ClusterSnapshot snapshot, ObjectReference reference) => reference.Kind switch
    {
        "Namespace" => snapshot.NamespaceOf(reference.Name).Version,
        "Pod" => snapshot.FindPod(reference.Namespace!, reference.Name)?.Version,
        "NetworkPolicy" => snapshot.FindPolicy(reference.Namespace!, reference.Name)?.Version,
        _ => snapshot.FindController(reference)?.Version,
    };

    private static StepReading Read(ClusterSnapshot snapshot, LabelStep step)
    {
        var labels = step.Labelled.Kind switch
        {
            "Namespace" when snapshot.NamespaceOf(step.Labelled.Name) is { IsDeclared: true } ns => ns.Labels,
            "Pod" => snapshot.FindPod(step.Labelled.Namespace!, step.Labelled.Name)?.Labels,
            _ => snapshot.FindController(step.Labelled)?.Template.Labels,
        };
        return labels is null ? new(StepState.Other, $"{step.Labelled} is not there") : step.Read(snapshot.VersionOf(step.Labelled)?.Uid, labels);
    }
}

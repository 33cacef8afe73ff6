using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>An object that makes pods from a template: Deployment, ReplicaSet, StatefulSet, DaemonSet, Job, CronJob or ReplicationController.</summary>
/// <param name="Reference">Its kind, namespace and name.</param>
/// <param name="Template">The pods it makes.</param>
public sealed record Controller(ObjectReference Reference, PodTemplate Template)
{
    /// <summary>spec.selector, or null where the kind has none of its own (CronJob).</summary>
    public LabelSelector? Selector { get; init; }

    /// <summary>Its own controlling owner, such as a ReplicaSet's Deployment, or null.</summary>
    public ObjectReference? Owner { get; init; }

    /// <summary>How far its pods follow its template.</summary>
    public Rollout Rollout { get; init; } = Rollout.Unknown;

    /// <summary>True for a Job that has completed or failed: it will make no more pods.</summary>
    public bool IsFinished { get; init; }

    /// <summary>Which write of the object this is, or null when it came from a manifest.</summary>
    public ObjectVersion? Version { get; init; }

    /// <summary>Who manages the object and would undo a person's change, or null.</summary>
    public Manager? Manager { get; init; }

    /// <summary>Whether the API lets the template's labels be changed: not those of a Job.</summary>
    public bool IsTemplateMutable => Reference.Kind is "Deployment" or "StatefulSet" or "DaemonSet" or "CronJob" or "ReplicaSet" or "ReplicationController";

    /// <summary>Whether a key is one that the controller's own selector reads, which nobody may switch.</summary>
    public bool Selects(string key) => Selector is { } selector && selector.Keys.Contains(key);
}

/// <summary>What of a pod template the network sees.</summary>
/// <param name="Labels">The labels of the pods to come.</param>
/// <param name="Ports">Their declared container ports.</param>
/// <param name="HostNetwork">Whether they have their node's address.</param>
public sealed record PodTemplate(LabelSet Labels, ImmutableArray<ContainerPort> Ports, bool HostNetwork)
{
    /// <summary>A pod's labels after it has been replaced: the template's and those that controllers add; what somebody put on the old pod alone is gone.</summary>
    public LabelSet Replacing(LabelSet old) => LabelSet.Of(old.Where(l => ControllerLabels.Has(l.Key)).Concat(Labels));

    /// <inheritdoc/>
    public bool Equals(PodTemplate? other) =>
        other is not null && Labels.Equals(other.Labels) && Ports.AsSpan().SequenceEqual(other.Ports.AsSpan()) && HostNetwork == other.HostNetwork;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Labels, HostNetwork);
}

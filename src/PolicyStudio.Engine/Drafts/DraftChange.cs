using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Drafts;

/// <summary>One change of a draft: a label, or a policy.</summary>
public abstract record DraftChange
{
    private protected DraftChange() { }

    /// <summary>The object it writes.</summary>
    public abstract ObjectReference Object { get; }

    /// <summary>What of the object it writes: two changes of the same field of one object replace each other.</summary>
    public abstract string Field { get; }

    /// <summary>One line for people: <c>label namespace backend name=backend</c>.</summary>
    public abstract string Summary { get; }

    /// <summary>Whether the snapshot shows it already.</summary>
    internal bool IsDone(ClusterSnapshot snapshot) => this switch
    {
        PolicyWrite c => snapshot.FindPolicy(c.Policy.Namespace, c.Policy.Name) is { } p && p.SameSpec(c.Policy),
        TemplateLabelChange c when snapshot.FindController(c.Controller) is null => false,
        PodLabelChange c when snapshot.FindPod(c.Namespace, c.Pod) is null => false,
        _ => FieldState.Of(this, snapshot) == this,
    };

    /// <summary>Whether the object that it writes is not there, so that it can do nothing.</summary>
    internal bool IsOrphan(ClusterSnapshot snapshot) => this switch
    {
        NamespaceLabelChange c => !snapshot.NamespaceOf(c.Namespace).IsDeclared,
        TemplateLabelChange c => snapshot.FindController(c.Controller) is null,
        PodLabelChange c => snapshot.FindPod(c.Namespace, c.Pod) is null,
        PolicyWrite c => !snapshot.NamespaceOf(c.Policy.Namespace).IsDeclared,
        _ => false,
    };

    private protected static string Assign(string key, string? value) => value is null ? $"{key} removed" : $"{key}={value}";
}

/// <summary>A label of a Namespace object.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Key">The label's key.</param>
/// <param name="Value">Its value to be, or null to remove it.</param>
public sealed record NamespaceLabelChange(string Namespace, string Key, string? Value) : DraftChange
{
    /// <inheritdoc/>
    public override ObjectReference Object => ObjectReference.ToNamespace(Namespace);

    /// <inheritdoc/>
    public override string Field => $"metadata.labels[{Key}]";

    /// <inheritdoc/>
    public override string Summary => $"label namespace {Namespace} {Assign(Key, Value)}";
}

/// <summary>A label of the pod template of a controller: durable, and followed by a rollout.</summary>
/// <param name="Controller">The Deployment, StatefulSet, DaemonSet, CronJob, ReplicaSet or ReplicationController.</param>
/// <param name="Key">The label's key; never one of the controller's own selector.</param>
/// <param name="Value">Its value to be, or null to remove it.</param>
public sealed record TemplateLabelChange(ObjectReference Controller, string Key, string? Value) : DraftChange
{
    /// <inheritdoc/>
    public override ObjectReference Object => Controller;

    /// <inheritdoc/>
    public override string Field => $"{TemplatePath}.metadata.labels[{Key}]";

    /// <summary>Where the kind keeps its pod template.</summary>
    public string TemplatePath => Controller.Kind == "CronJob" ? "spec.jobTemplate.spec.template" : "spec.template";

    /// <inheritdoc/>
    public override string Summary => $"label template of {Controller} {Assign(Key, Value)}";
}

/// <summary>A label of one pod alone: lost when the pod is replaced.</summary>
/// <param name="Namespace">The pod's namespace.</param>
/// <param name="Pod">The pod's name.</param>
/// <param name="Key">The label's key.</param>
/// <param name="Value">Its value to be, or null to remove it.</param>
public sealed record PodLabelChange(string Namespace, string Pod, string Key, string? Value) : DraftChange
{
    /// <inheritdoc/>
    public override ObjectReference Object => new("Pod", Namespace, Pod);

    /// <inheritdoc/>
    public override string Field => $"metadata.labels[{Key}]";

    /// <inheritdoc/>
    public override string Summary => $"label pod {Namespace}/{Pod} {Assign(Key, Value)}";
}

/// <summary>A policy to create, or to be as given where one of its name exists.</summary>
/// <param name="Policy">The whole policy as it shall be.</param>
public sealed record PolicyWrite(NetworkPolicy Policy) : DraftChange
{
    /// <summary>
    /// The manifest that its author wrote it as, comments and all, or null: one document. It means nothing beside <see cref="Policy"/>, which alone
    /// counts: two writes that differ in this alone are equal.
    /// </summary>
    public string? Text { get; init; }

    /// <inheritdoc/>
    public override ObjectReference Object => Policy.Reference;

    /// <inheritdoc/>
    public override string Field => "spec";

    /// <inheritdoc/>
    public override string Summary => $"write policy {Policy.NamespacedName}";

    /// <inheritdoc/>
    public bool Equals(PolicyWrite? other) => other is not null && Policy == other.Policy;

    /// <inheritdoc/>
    public override int GetHashCode() => Policy.GetHashCode();
}

/// <summary>A policy to delete.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
public sealed record PolicyDeletion(string Namespace, string Name) : DraftChange
{
    /// <inheritdoc/>
    public override ObjectReference Object => new("NetworkPolicy", Namespace, Name);

    /// <inheritdoc/>
    public override string Field => "spec";

    /// <inheritdoc/>
    public override string Summary => $"delete policy {Namespace}/{Name}";
}

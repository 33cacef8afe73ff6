using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Applying;

/// <summary>One step of a plan: a write, or the wait for a rollout.</summary>
public abstract record PlanStep
{
    private protected PlanStep() { }

    /// <summary>The object it is about.</summary>
    public abstract ObjectReference Object { get; }

    /// <summary>One line for people.</summary>
    public abstract string Summary { get; }
}

/// <summary>A write of one object, with its precondition.</summary>
public abstract record WriteStep : PlanStep
{
    private protected WriteStep() { }
}

/// <summary>Sets or removes one label.</summary>
/// <param name="Change">The label of a namespace, a template or a pod.</param>
/// <param name="Before">The label's value when the plan was computed, or null: another value now means stale.</param>
/// <param name="Uid">The object's uid when the plan was computed, or null when it was not known: another uid means stale.</param>
public sealed record LabelStep(DraftChange Change, string? Before, string? Uid) : WriteStep
{
    /// <inheritdoc/>
    public override ObjectReference Object => Change.Object;

    /// <inheritdoc/>
    public override string Summary => Change.Summary;
}

/// <summary>Creates, replaces or deletes one policy.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="After">The policy as it shall be, or null to delete it.</param>
/// <param name="Before">The policy when the plan was computed, or null when it is to be created: another spec now means stale.</param>
public sealed record PolicyStep(ObjectReference Reference, NetworkPolicy? After, NetworkPolicy? Before) : WriteStep
{
    /// <inheritdoc/>
    public override ObjectReference Object => Reference;

    /// <inheritdoc/>
    public override string Summary => (Before, After) switch
    {
        (null, _) => $"create policy {Reference.Namespace}/{Reference.Name}",
        (_, null) => $"delete policy {Reference.Namespace}/{Reference.Name}",
        _ => $"replace policy {Reference.Namespace}/{Reference.Name}",
    };
}

/// <summary>Waits until a controller's pods follow its template.</summary>
/// <param name="Controller">The controller.</param>
/// <param name="Pods">How many pods it restarts.</param>
public sealed record RolloutStep(ObjectReference Controller, int Pods) : PlanStep
{
    /// <inheritdoc/>
    public override ObjectReference Object => Controller;

    /// <inheritdoc/>
    public override string Summary => $"wait for the rollout of {Controller} ({Pods} pod{(Pods == 1 ? "" : "s")})";
}

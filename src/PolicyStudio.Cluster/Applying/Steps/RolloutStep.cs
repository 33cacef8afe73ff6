using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Applying.Steps;

/// <summary>Waits until a controller's pods follow its template.</summary>
/// <param name="Controller">The controller.</param>
/// <param name="Pods">How many pods it restarts.</param>
/// <param name="Edits">The labels of the template that was written just before: the wait is for these.</param>
public sealed record RolloutStep(ObjectReference Controller, int Pods, ImmutableArray<LabelEdit> Edits) : PlanStep
{
    /// <inheritdoc/>
    public override ObjectReference Object => Controller;

    /// <inheritdoc/>
    public override string Summary => $"wait for the rollout of {Controller} ({Pods} pod{(Pods == 1 ? "" : "s")})";

    /// <summary>Whether a template has the labels that the wait is for.</summary>
    public bool IsOf(LabelSet template) => Edits.All(e => template[e.Key] == e.After);

    /// <inheritdoc/>
    public bool Equals(RolloutStep? other) =>
        other is not null && Controller == other.Controller && Pods == other.Pods && Edits.AsSpan().SequenceEqual(other.Edits.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Controller, Pods);
}

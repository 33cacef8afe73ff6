using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Applying.Steps;

/// <summary>Creates, replaces or deletes one policy.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="After">The policy as it shall be, or null to delete it.</param>
/// <param name="Before">The policy when the plan was computed, or null when it is to be created: another spec now means stale.</param>
public sealed record PolicyStep(ObjectReference Reference, NetworkPolicy? After, NetworkPolicy? Before) : WriteStep
{
    /// <inheritdoc/>
    public override ObjectReference Object => Reference;

    /// <inheritdoc/>
    public override string Verb => (Before, After) switch { (null, _) => "create", (_, null) => "delete", _ => "update" };

    /// <inheritdoc/>
    public override string Summary => $"{(Verb == "update" ? "replace" : Verb)} policy {Reference.Namespace}/{Reference.Name}";

    /// <summary>How the step stands towards the policy that was read, or towards its absence.</summary>
    public StepReading Read(NetworkPolicy? now)
    {
        if (now is null)
            return After is null ? new(StepState.After, $"{Reference} is gone")
                : Before is null ? new(StepState.Before, $"{Reference} is not there yet")
                : new(StepState.Other, $"{Reference} has been deleted");
        if (After is not null && now.SameSpec(After)) return new(StepState.After, $"{Reference} is as planned");
        if (Before is null) return new(StepState.Other, $"{Reference} exists already");
        if (Before.Version is { } was && now.Version is { } version && was.Uid != version.Uid)
            return new(StepState.Other, $"{Reference} was deleted and made anew");
        return now.SameSpec(Before) ? new(StepState.Before, $"{Reference} is as it was") : new(StepState.Other, $"{Reference} has another spec now");
    }
}

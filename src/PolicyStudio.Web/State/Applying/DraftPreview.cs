using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Exporting;
using PolicyStudio.Cluster.Applying.Plans;

namespace PolicyStudio.Web.State.Applying;

/// <summary>A draft as it would be applied: everything a person should see before. Immutable, bound to the snapshot it was computed from.</summary>
/// <param name="View">The view it was made from.</param>
/// <param name="Plan">The ordered steps, every changed pair, costs, and what speaks against it.</param>
/// <param name="Diffs">What it does to each object.</param>
/// <param name="Commands">The equal kubectl commands.</param>
public sealed record DraftPreview(StudioView View, ChangePlan Plan, ImmutableArray<ObjectDiff> Diffs, ImmutableArray<string> Commands)
{
    /// <summary>Computes the preview of a view's draft, off the caller's thread.</summary>
    public static Task<DraftPreview> OfAsync(StudioView view) => Task.Run(() =>
    {
        var plan = ChangePlanner.Plan(view.Draft, view.Snapshot!, view.Cluster.Sequence);
        return new DraftPreview(view, plan, ObjectDiff.Of(plan.Writes), KubectlCommands.For(plan));
    });
}

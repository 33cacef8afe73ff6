using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Running;

/// <summary>What a plan was said to lead to.</summary>
/// <param name="Differs">Where the reached cluster differs from it.</param>
/// <param name="Moves">Where that which the plan leads to, from a snapshot on the way, differs from it.</param>
internal sealed record Prediction(Func<ClusterSnapshot, ImmutableArray<string>> Differs, Func<ClusterSnapshot, ImmutableArray<string>> Moves)
{
    /// <summary>From the cluster as it is before the first step: every pair.</summary>
    public static Prediction From(PolicyDraft draft, ClusterSnapshot start)
    {
        var predicted = draft.ApplyTo(start);
        return new(reached => ReachedConnectivity.Differences(draft, predicted, reached), now => ReachedConnectivity.Differences(draft, predicted, draft.ApplyTo(now)));
    }

    /// <summary>From what was previewed before an interruption: the cluster may be in the midst of a rollout now, from which nothing can be predicted.</summary>
    /// <param name="plan">The plan that goes on.</param>
    /// <param name="isTakingBack">Whether it takes back what was begun: that stops at nothing that others do meanwhile.</param>
    public static Prediction Recorded(PlanRecord plan, bool isTakingBack) => new(
        reached => ReachedConnectivity.Differences(plan, reached),
        now => isTakingBack ? [] : ReachedConnectivity.Differences(plan, plan.Draft.ApplyTo(now)));
}

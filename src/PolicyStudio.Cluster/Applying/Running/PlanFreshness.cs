using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Running;

/// <summary>
/// Whether a plan still fits the cluster: what its steps write is as the preview showed it, and the difference recomputed on the newest
/// snapshot is the one that was shown. Status and pod churn are neither.
/// </summary>
internal static class PlanFreshness
{
    /// <summary>What moved, one sentence each; empty when the plan is fresh.</summary>
    public static ImmutableArray<string> Moved(ChangePlan plan, ClusterSnapshot now)
    {
        ImmutableArray<string> objects = [.. plan.Writes.Select(now.Read).Where(r => r.State != StepState.Before).Select(r => r.Message)];
        return objects.IsEmpty ? Moved(plan.Changes, ChangePlanner.Changes(plan.Draft, now)) : objects;
    }

    private static ImmutableArray<string> Moved(ImmutableArray<ConnectivityChange> shown, ImmutableArray<ConnectivityChange> recomputed)
    {
        var (then, now) = (shown.Select(Line).ToHashSet(), recomputed.Select(Line).ToHashSet());
        return [.. then.Except(now).Select(l => $"previewed, and no longer so: {l}"), .. now.Except(then).Select(l => $"not previewed: {l}")];
    }

    private static string Line(ConnectivityChange change) => $"{change.Source} -> {change.Destination} from {change.Before} to {change.After}";
}

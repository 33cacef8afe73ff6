using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State;

/// <summary>The cluster before and after a draft, judged by a pair of engines whose answers can be laid side by side.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Before">As it is.</param>
/// <param name="After">As it would be.</param>
public sealed record ClusterComparison(PolicyDraft Draft, ReachabilityEngine Before, ReachabilityEngine After)
{
    /// <summary>Lays a draft over a snapshot.</summary>
    public static ClusterComparison Of(ClusterSnapshot snapshot, PolicyDraft draft)
    {
        var (before, after) = ReachabilityEngine.Pair(snapshot, draft.ApplyTo(snapshot));
        return new(draft, before, after);
    }
}

using System.Runtime.CompilerServices;
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
    private static readonly ConditionalWeakTable<ClusterSnapshot, Lazy<ReachabilityEngine>> Engines = [];

    /// <summary>Lays a draft over a snapshot.</summary>
    public static ClusterComparison Of(ClusterSnapshot snapshot, PolicyDraft draft)
    {
        // Without a draft there is one cluster, and one engine for all who look at it.
        if (draft.IsEmpty)
        {
            var engine = Engines.GetValue(snapshot, s => new(() => new(s))).Value;
            return new(draft, engine, engine);
        }
        var (before, after) = ReachabilityEngine.Pair(snapshot, draft.ApplyTo(snapshot));
        return new(draft, before, after);
    }
}

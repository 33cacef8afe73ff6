using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Switching;

namespace PolicyStudio.Web.State.Drafts;

/// <summary>What there is to know about one change of a draft before it is applied.</summary>
/// <param name="Change">The change.</param>
/// <param name="Restarted">The workload whose template it changes, or null.</param>
/// <param name="Manager">Who would undo it, or null.</param>
/// <param name="IsOrphan">Whether its object is gone, so that it can do nothing.</param>
/// <param name="Conflict">What somebody else has made of the same field since it was drafted, or null.</param>
/// <param name="IsMerged">Whether it holds what somebody else has written since it was drafted.</param>
public sealed record DraftNote(DraftChange Change, Workload? Restarted, Manager? Manager, bool IsOrphan, DraftConflict? Conflict = null, bool IsMerged = false)
{
    /// <summary>What it costs, <c>restarts 3 pods</c>; null when nothing.</summary>
    public string? Cost => Restarted is null ? null : WorkloadNotes.Cost(Restarted);

    /// <summary>What a person may not expect, in a sentence; or null.</summary>
    public string? Warning => Change is PodLabelChange ? SwitchTexts.ThisPodOnly : null;

    /// <summary>One note a change, in the draft's order.</summary>
    /// <param name="draft">The draft, with what it was made from.</param>
    /// <param name="snapshot">The cluster as it is.</param>
    /// <param name="merged">The policies that were merged with what somebody else wrote.</param>
    public static ImmutableArray<DraftNote> Of(BasedDraft draft, ClusterSnapshot snapshot, IReadOnlySet<ObjectReference> merged)
    {
        var (orphans, conflicts) = (draft.Draft.Orphans(snapshot), draft.Conflicts(snapshot));
        return [.. draft.Draft.Changes.Select(c => new DraftNote(c, c is TemplateLabelChange t ? snapshot.FindWorkload(t.Controller) : null, ManagerOf(c, snapshot), orphans.Contains(c),
            conflicts.FirstOrDefault(x => x.Mine == c), c is PolicyWrite && merged.Contains(c.Object)))];
    }

    private static Manager? ManagerOf(DraftChange change, ClusterSnapshot snapshot) => change switch
    {
        NamespaceLabelChange c => snapshot.NamespaceOf(c.Namespace).Manager,
        TemplateLabelChange c => snapshot.FindWorkload(c.Controller)?.Controller?.Manager,
        PolicyWrite c => snapshot.FindPolicy(c.Policy.Namespace, c.Policy.Name)?.Manager,
        PolicyDeletion c => snapshot.FindPolicy(c.Namespace, c.Name)?.Manager,
        _ => null,
    };
}

using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Web.State.Switching;

/// <summary>One label of one object: its value in the cluster and the change that would give it another.</summary>
/// <param name="InCluster">The value in the cluster, or null when the label is absent.</param>
/// <param name="Change">The change that sets a value, or removes the label for null.</param>
internal sealed record LabelField(string? InCluster, Func<string?, DraftChange> Change)
{
    /// <summary>Whether the draft changes it.</summary>
    public bool IsIn(PolicyDraft draft) => Find(draft) is not null;

    /// <summary>The value with the draft laid over the cluster.</summary>
    public string? InDraft(PolicyDraft draft) => Find(draft) switch
    {
        NamespaceLabelChange c => c.Value,
        TemplateLabelChange c => c.Value,
        PodLabelChange c => c.Value,
        _ => InCluster,
    };

    /// <summary>The draft that gives the label a value; where that is the cluster's own, there is nothing to change.</summary>
    public PolicyDraft Set(PolicyDraft draft, string? value) =>
        value == InCluster ? draft.Without(Change(value)) : draft.With(Change(value));

    /// <summary>The draft that switches a value off: what the cluster had before comes back, and a label that the cluster has goes.</summary>
    public PolicyDraft SwitchOff(PolicyDraft draft, string value) => Set(draft, InCluster == value ? null : InCluster);

    /// <summary>The draft without a change of this label.</summary>
    public PolicyDraft Drop(PolicyDraft draft) => draft.Without(Change(null));

    private DraftChange? Find(PolicyDraft draft)
    {
        if (draft.IsEmpty) return null;
        var mine = Change(null);
        return draft.Changes.FirstOrDefault(c => c.Object == mine.Object && c.Field == mine.Field);
    }
}

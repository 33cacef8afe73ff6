using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Ordering;

/// <summary>Turns a draft's changes into moves: the labels of one object, or of one template, are written together.</summary>
internal static class PlanMoves
{
    /// <summary>The moves in the preferred order.</summary>
    public static ImmutableArray<PlanMove> Of(PolicyDraft draft, ClusterSnapshot snapshot) =>
        [.. draft.Changes.GroupBy(c => (c.Object, c is TemplateLabelChange)).Select(g => Move([.. g], snapshot)).OrderBy(m => m.Kind)];

    private static PlanMove Move(ImmutableArray<DraftChange> changes, ClusterSnapshot snapshot) => changes[0] switch
    {
        NamespaceLabelChange c => new(MoveKind.NamespaceLabels, changes, [OwnLabels(changes, snapshot.NamespaceOf(c.Namespace).Labels, snapshot)]),
        PodLabelChange c => new(MoveKind.PodLabels, changes, [OwnLabels(changes, snapshot.Pods.FirstOrDefault(p => p.Reference == c.Object)?.Labels, snapshot)]),
        TemplateLabelChange c => Template(c, changes, snapshot),
        PolicyWrite c => new(MoveKind.PolicyWrite, changes, [new PolicyStep(c.Object, c.Policy, snapshot.FindPolicy(c.Policy.Namespace, c.Policy.Name))]),
        PolicyDeletion c => new(MoveKind.PolicyDeletion, changes, [new PolicyStep(c.Object, null, snapshot.FindPolicy(c.Namespace, c.Name))]),
        _ => throw new ArgumentOutOfRangeException(nameof(changes)),
    };

    private static PlanMove Template(TemplateLabelChange change, ImmutableArray<DraftChange> changes, ClusterSnapshot snapshot)
    {
        var controller = snapshot.FindController(change.Controller);
        var write = Labels(changes, change.TemplatePath + ".metadata", controller?.Template.Labels, snapshot);
        var pods = snapshot.FindWorkload(change.Controller)?.LivePods ?? 0;
        return new(MoveKind.TemplateLabels, changes,
            controller?.Rollout.Follow == RolloutFollow.Replaces ? [write, new RolloutStep(change.Controller, pods, write.Edits)] : [write]);
    }

    private static LabelStep OwnLabels(ImmutableArray<DraftChange> changes, LabelSet? now, ClusterSnapshot snapshot) =>
        Labels(changes, LabelStep.OwnLabels, now, snapshot);

    private static LabelStep Labels(ImmutableArray<DraftChange> changes, string path, LabelSet? now, ClusterSnapshot snapshot) =>
        new(changes[0].Object, path, [.. changes.Select(c => Edit(c, now ?? LabelSet.Empty))], snapshot.VersionOf(changes[0].Object)?.Uid);

    private static LabelEdit Edit(DraftChange change, LabelSet now) => change switch
    {
        NamespaceLabelChange c => new(c.Key, now[c.Key], c.Value),
        TemplateLabelChange c => new(c.Key, now[c.Key], c.Value),
        PodLabelChange c => new(c.Key, now[c.Key], c.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };
}

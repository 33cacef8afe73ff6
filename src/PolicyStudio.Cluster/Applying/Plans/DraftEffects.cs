using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Plans;

/// <summary>What a draft costs, and what its labels touch beside what they are meant for.</summary>
/// <param name="Templates">What happens to the pods of each controller whose template is written.</param>
/// <param name="Selectors">The selectors outside the draft that match other pods through its labels.</param>
public sealed record DraftEffects(ImmutableArray<TemplateEffect> Templates, ImmutableArray<SelectorEffect> Selectors)
{
    /// <summary>How many pods are restarted.</summary>
    public int RestartedPods => Templates.Sum(t => t.RestartedPods);

    /// <summary>The effects as sentences.</summary>
    public IEnumerable<string> Notes => Templates.Select(t => t.ToString()).Concat(Selectors.Select(s => s.ToString()));

    /// <summary>The effects of a draft on a snapshot.</summary>
    public static DraftEffects Of(PolicyDraft draft, ClusterSnapshot snapshot, CancellationToken cancellation = default) => new(
        [.. draft.Changes.OfType<TemplateLabelChange>().Select(c => c.Controller).Distinct()
            .Select(c => TemplateEffect.Of(c, snapshot)).OfType<TemplateEffect>()],
        SelectorEffects.Of(draft, snapshot, cancellation));
}

/// <summary>What happens to a controller's pods when its template is written.</summary>
/// <param name="Controller">The controller.</param>
/// <param name="Follow">Whether they are replaced, and when.</param>
/// <param name="Pods">How many live pods it has.</param>
public sealed record TemplateEffect(ObjectReference Controller, RolloutFollow Follow, int Pods)
{
    /// <summary>How many pods are restarted by it.</summary>
    public int RestartedPods => Follow == RolloutFollow.Replaces ? Pods : 0;

    /// <summary>The effect in a sentence.</summary>
    public override string ToString() => Follow switch
    {
        RolloutFollow.Replaces => $"restarts {Pods} pod{(Pods == 1 ? "" : "s")} of {Controller}",
        RolloutFollow.OnDelete => $"{Controller} does not replace its pods: the label reaches each when somebody deletes it",
        RolloutFollow.Partitioned => $"{Controller} holds its pods by a partition: the label reaches them when it is lowered",
        RolloutFollow.Paused => $"{Controller} is paused: the label reaches its pods when it is resumed",
        RolloutFollow.NextRun => $"{Controller} has the label from its next run",
        _ => $"the template of {Controller} cannot be changed",
    };

    internal static TemplateEffect? Of(ObjectReference reference, ClusterSnapshot snapshot) =>
        snapshot.FindController(reference) is { } controller
            ? new(reference, controller.Rollout.Follow, snapshot.FindWorkload(reference)?.LivePods ?? 0) : null;
}

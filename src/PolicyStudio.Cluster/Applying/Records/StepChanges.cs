using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Cluster.Applying.Records;

/// <summary>From steps back to what they do, and to what undoes them.</summary>
internal static class StepChanges
{
    /// <summary>What writes do, as a draft.</summary>
    public static PolicyDraft Draft(IEnumerable<PlanStep> steps) =>
        steps.OfType<WriteStep>().SelectMany(Of).Aggregate(PolicyDraft.Empty, (draft, change) => draft.With(change));

    /// <summary>The changes of one write.</summary>
    public static IEnumerable<DraftChange> Of(WriteStep step) => step switch
    {
        LabelStep s => s.Edits.Select(e => Change(s, e)),
        PolicyStep { After: { } policy } => [new PolicyWrite(policy)],
        PolicyStep s => [new PolicyDeletion(s.Reference.Namespace!, s.Reference.Name)],
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>The write that undoes another, bound to what that one leaves.</summary>
    public static WriteStep Inverse(WriteStep step) => step switch
    {
        LabelStep s => s with { Edits = Inverse(s.Edits) },
        PolicyStep s => new PolicyStep(s.Reference, s.Before is { } before ? before with { Version = null, Manager = null } : null,
            s.After is { } after ? after with { Version = s.Before?.Version, Manager = null } : null),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>What undoes some of a plan's writes, in the reverse order; a rollout is waited for after the templates that it follows.</summary>
    /// <param name="steps">All steps of the plan.</param>
    /// <param name="taken">The writes to undo.</param>
    /// <param name="written">Those of them that are there: only their templates roll out.</param>
    public static ImmutableArray<PlanStep> Inverse(ImmutableArray<PlanStep> steps, IReadOnlySet<WriteStep> taken, IReadOnlySet<WriteStep> written)
    {
        var inverse = ImmutableArray.CreateBuilder<PlanStep>();
        var rollouts = new List<RolloutStep>();
        foreach (var step in steps.Reverse())
        {
            if (step is RolloutStep rollout) rollouts.Add(rollout with { Edits = Inverse(rollout.Edits) });
            if (step is not WriteStep write) continue;
            if (taken.Contains(write)) inverse.Add(Inverse(write));
            // Templates that were written together roll out together, on the way back too.
            if (rollouts.Count == 0 || steps[..steps.IndexOf(step)].Any(s => s is LabelStep { IsOfTemplate: true } l && rollouts.Any(r => r.Controller == l.Labelled))) continue;
            inverse.AddRange(rollouts.Where(r => written.OfType<LabelStep>().Any(l => l.IsOfTemplate && l.Labelled == r.Controller)));
            rollouts.Clear();
        }
        return inverse.ToImmutable();
    }

    private static ImmutableArray<LabelEdit> Inverse(ImmutableArray<LabelEdit> edits) => [.. edits.Select(e => new LabelEdit(e.Key, e.After, e.Before))];

    private static DraftChange Change(LabelStep step, LabelEdit edit) => step switch
    {
        { IsOfTemplate: true } => new TemplateLabelChange(step.Labelled, edit.Key, edit.After),
        { Labelled.Kind: "Namespace" } => new NamespaceLabelChange(step.Labelled.Name, edit.Key, edit.After),
        _ => new PodLabelChange(step.Labelled.Namespace!, step.Labelled.Name, edit.Key, edit.After),
    };
}

using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Records;

/// <summary>What undoes a plan on a cluster as it is now, decided field by field.</summary>
/// <param name="Draft">What is still as the plan left it goes back to what it was; to be planned and previewed like any other draft.</param>
/// <param name="Conflicts">What somebody else has changed since, one sentence for each field; the draft leaves it alone.</param>
public sealed record UndoDraft(PolicyDraft Draft, ImmutableArray<string> Conflicts)
{
    /// <summary>Decides it. What is already back as it was is neither in the draft nor a conflict.</summary>
    public static UndoDraft Of(PlanRecord plan, ClusterSnapshot now)
    {
        var (draft, conflicts) = (PolicyDraft.Empty, ImmutableArray.CreateBuilder<string>());
        foreach (var single in plan.Writes.SelectMany(Fields))
        {
            var reading = now.Read(single);
            if (reading.State == StepState.After) draft = StepChanges.Of(StepChanges.Inverse(single)).Aggregate(draft, (d, c) => d.With(c));
            else if (reading.State != StepState.Before) conflicts.Add(reading.Message);
        }
        return new(draft, conflicts.ToImmutable());
    }

    // A label is a field of its own: that somebody has changed one does not hold back the others.
    private static IEnumerable<WriteStep> Fields(WriteStep step) => step is LabelStep labels ? labels.Edits.Select(e => labels with { Edits = [e] }) : [step];
}

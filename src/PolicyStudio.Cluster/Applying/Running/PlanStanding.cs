using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Steps;

namespace PolicyStudio.Cluster.Applying.Running;

/// <summary>How an interrupted plan stands, read back from the cluster write by write.</summary>
internal sealed record PlanStanding(UnfinishedPlan Plan, IReadOnlyDictionary<WriteStep, StepReading> Readings)
{
    /// <summary>The writes that are there.</summary>
    public IReadOnlySet<WriteStep> Written { get; } = Readings.Where(r => r.Value.State == StepState.After).Select(r => r.Key).ToHashSet();

    /// <summary>What somebody else has changed, one sentence each.</summary>
    public ImmutableArray<string> Others { get; } = [.. Readings.Values.Where(r => r.State == StepState.Other).Select(r => r.Message)];

    /// <summary>Whether a write could not be read.</summary>
    public bool IsUnknown => Readings.Values.Any(r => r.State == StepState.Unknown);

    /// <summary>How the plan stands: ended, partial, or unknown still.</summary>
    public ApplyResult Recovery()
    {
        if (Readings.Values.FirstOrDefault(r => r.State == StepState.Unknown) is { } unread)
            return End(ApplyOutcome.Unknown, $"interrupted, and it cannot be read back: {unread.Message}");
        if (Written.Count == Readings.Count) return End(ApplyOutcome.Recovered, "interrupted, and read back: every step is written");
        if (Readings.Values.All(r => r.State == StepState.Before)) return End(ApplyOutcome.NotWritten, "interrupted, and read back: every object is as it was");
        return Ended();
    }

    /// <summary>The plan as one that ends in part, because another goes on from there.</summary>
    public ApplyResult Ended() => End(ApplyOutcome.Partial, $"interrupted, and read back: {Written.Count} of {Readings.Count} writes are there");

    /// <summary>Why nobody can go on from here at this moment.</summary>
    public ApplyResult Refusal() => IsUnknown ? Recovery()
        : End(ApplyOutcome.Stale, "it cannot be resumed, for somebody has changed the same meanwhile: roll it back", Others);

    private ApplyResult End(ApplyOutcome outcome, string message, params IEnumerable<string> details) =>
        new(outcome, message, [.. Plan.Steps.Select(Status)], [.. details]);

    private StepProgress Status(StepProgress step) => step.Step is not WriteStep write
        ? step with { Status = step.Status == StepStatus.Done ? StepStatus.Done : StepStatus.NotReached }
        : Readings[write] switch
        {
            { State: StepState.After } => step with { Status = StepStatus.Done, Detail = "read back" },
            { State: StepState.Before } => step with { Status = StepStatus.NotReached, Detail = "" },
            var other => step with { Status = StepStatus.Failed, Detail = other.Message },
        };
}

using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Watching;

namespace PolicyStudio.Cluster.Applying.Running;

/// <summary>Carries out steps, one by one, each told to the journal before and after. Whatever is written to a cluster is written here.</summary>
internal sealed class StepRunner(IClusterFeed feed, IClusterWriter writer, ChangeOptions options, TimeProvider time)
{
    private static readonly TimeSpan ReadBackPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Carries out the steps that are not done yet. Returns null when all are, otherwise how it ended.</summary>
    /// <param name="steps">All steps of the plan.</param>
    /// <param name="author">On whose behalf.</param>
    /// <param name="run">Where each step stands.</param>
    /// <param name="journal">The plan in the journal.</param>
    /// <param name="moved">Says after a rollout whether the cluster has moved away from the plan.</param>
    /// <param name="cancellation">Stops at the next boundary between steps, or in the wait for a rollout.</param>
    public async Task<ApplyResult?> RunAsync(ImmutableArray<PlanStep> steps, Author author, ApplyRun run, IJournalledPlan journal,
        Func<ImmutableArray<string>> moved, CancellationToken cancellation)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            if (run[i].Status == StepStatus.Done) continue;
            cancellation.ThrowIfCancellationRequested();
            // A rollout takes minutes, in which others write too.
            if (steps[i] is WriteStep && i > 0 && steps[i - 1] is RolloutStep && moved() is { IsEmpty: false } differences)
                return run.End(ApplyOutcome.Stale, "the cluster has moved during the rollout", differences);
            run.Report(i, StepStatus.Running, "");
            var failed = steps[i] switch
            {
                WriteStep write => await WriteAsync(i, write, author, run, journal),
                RolloutStep rollout => await FollowAsync(i, rollout, run, journal, cancellation),
                _ => throw new ArgumentOutOfRangeException(nameof(steps)),
            };
            if (failed is not null) return failed;
            await journal.MarkAsync(run[i]);
        }
        return null;
    }

    /// <summary>Reads how a write stands, again and again until the answer is clear or the time is over.</summary>
    /// <param name="step">The write.</param>
    /// <param name="isLost">Whether the write may still be under way: a server may be busy with it, and that the object is as it was counts only when the time is over.</param>
    public async Task<StepReading> ReadBackAsync(WriteStep step, bool isLost)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            var now = await writer.ReadAsync(step, CancellationToken.None);
            var isClear = now.State != StepState.Unknown && !(isLost && now.State == StepState.Before);
            if (isClear || time.GetElapsedTime(begun) > options.ReadBackTimeout) return now;
            await Task.Delay(ReadBackPause, time);
        }
    }

    public static ApplyOutcome OutcomeOf(WriteOutcome outcome) => outcome switch
    {
        WriteOutcome.Stale => ApplyOutcome.Stale,
        WriteOutcome.Forbidden => ApplyOutcome.Forbidden,
        _ => ApplyOutcome.Refused,
    };

    private async Task<ApplyResult?> WriteAsync(int index, WriteStep step, Author author, ApplyRun run, IJournalledPlan journal)
    {
        // The dry-run may be minutes ago: the right to write is asked for again with each write.
        if (await writer.RefusalAsync(step, author, CancellationToken.None) is { } refusal) return run.Fail(index, ApplyOutcome.Forbidden, refusal);
        if (await NotMarkedAsync(index, run, journal) is { } notMarked) return notMarked;
        var answer = await writer.WriteAsync(step, author, dryRun: false, CancellationToken.None);
        if (answer.Outcome is not (WriteOutcome.Accepted or WriteOutcome.Unknown))
            return run.Fail(index, OutcomeOf(answer.Outcome), answer.Message);
        if (answer.Outcome == WriteOutcome.Unknown) run.Report(index, StepStatus.Running, $"no clear answer ({answer.Message}); reading back");
        var now = await ReadBackAsync(step, isLost: answer.Outcome == WriteOutcome.Unknown);
        switch (now.State)
        {
            case StepState.After:
                run.Report(index, StepStatus.Done, answer.Message);
                return null;
            case StepState.Unknown:
                return run.Fail(index, ApplyOutcome.Unknown, $"it may be written or not: {now.Message}");
            case StepState.Before:
                return run.Fail(index, ApplyOutcome.Refused, $"not written: {answer.Message}");
            default:
                return run.Fail(index, ApplyOutcome.Stale, $"the server holds something else than was written: {now.Message}");
        }
    }

    private static async Task<ApplyResult?> NotMarkedAsync(int index, ApplyRun run, IJournalledPlan journal)
    {
        try
        {
            await journal.MarkAsync(run[index]);
            return null;
        }
        catch (JournalException failed)
        {
            return run.Fail(index, ApplyOutcome.NotJournalled, $"not written: {failed.Message}");
        }
    }

    private async Task<ApplyResult?> FollowAsync(int index, RolloutStep step, ApplyRun run, IJournalledPlan journal, CancellationToken cancellation)
    {
        await journal.MarkAsync(run[index]);
        try
        {
            var wait = new RolloutWait(feed, options.RolloutTimeout, time);
            var failure = await wait.WaitAsync(step, detail => run.Report(index, StepStatus.Running, detail), cancellation);
            if (failure is not null) return run.Fail(index, ApplyOutcome.RolloutFailed, failure);
            run.Report(index, StepStatus.Done, "every pod is of the new template");
            return null;
        }
        catch (OperationCanceledException)
        {
            return run.Fail(index, ApplyOutcome.Cancelled, "cancelled while the rollout went on; it goes on by itself");
        }
    }
}

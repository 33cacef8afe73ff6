using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying;

/// <summary>
/// The one door for writes: carries out plans against one cluster. A plan that the cluster has moved away from is refused, never merged;
/// every apply ends in a declared state. Safe for use by several people at once: each write bears its own precondition.
/// </summary>
public sealed class ChangeService(IClusterFeed feed, IClusterWriter writer, ChangeOptions options, TimeProvider time)
{
    private static readonly TimeSpan ReadBackPause = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Asks for every write of a plan whether the author may do it, and what the API server would answer. Writes nothing; of a plan that the
    /// planner refuses nothing is asked, and there are no answers.
    /// </summary>
    public async Task<ImmutableArray<DryRunAnswer>> DryRunAsync(ChangePlan plan, Author author, CancellationToken cancellation = default)
    {
        if (!plan.Refusals.IsEmpty) return [];
        var answers = ImmutableArray.CreateBuilder<DryRunAnswer>();
        foreach (var step in plan.Writes)
        {
            var refusal = await writer.RefusalAsync(step, author, cancellation);
            var answer = refusal is null
                ? await writer.WriteAsync(step, author, dryRun: true, cancellation) : new WriteAnswer(WriteOutcome.Forbidden, refusal);
            answers.Add(new(step, answer));
        }
        return answers.ToImmutable();
    }

    /// <summary>
    /// Carries out a plan, step by step. Cancelling stops at the next boundary between steps, or in the wait for a rollout; a write that
    /// has begun is always brought to its answer.
    /// </summary>
    /// <param name="plan">The plan, as it was previewed.</param>
    /// <param name="author">On whose behalf.</param>
    /// <param name="progress">Told of every change of a step's status or detail, in order, before the apply goes on.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<ApplyResult> ApplyAsync(
        ChangePlan plan, Author author, IProgress<StepProgress>? progress = null, CancellationToken cancellation = default)
    {
        var run = new ApplyRun(plan, progress);
        if (!plan.CanApply) return run.End(ApplyOutcome.NotApplicable, "the plan may not be applied", [.. plan.Refusals, .. plan.ExportOnly, .. plan.AcceptsBrokenLifelines ? [] : plan.BrokenLifelines.Select(b => b.ToString())]);
        if (feed.Current is not { Snapshot: { } start, Connection.Phase: ConnectionPhase.Live or ConnectionPhase.Demo })
            return run.End(ApplyOutcome.Stale, "the connection to the cluster is lost: what it shows may be old");
        if (PlanFreshness.Moved(plan, start) is { IsEmpty: false } moved)
            return run.End(ApplyOutcome.Stale, "the cluster has moved since the preview", moved);
        try
        {
            return await CheckAsync(plan, author, run, cancellation) ?? await CarryOutAsync(plan, author, start, run, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return run.Cancel();
        }
        catch (Exception failed)
        {
            return run.Break(failed.Message);
        }
    }

    private async Task<ApplyResult?> CheckAsync(ChangePlan plan, Author author, ApplyRun run, CancellationToken cancellation)
    {
        var answers = await DryRunAsync(plan, author, cancellation);
        if (answers.All(a => a.Answer.Outcome == WriteOutcome.Accepted)) return null;
        var worst = answers.First(a => a.Answer.Outcome != WriteOutcome.Accepted);
        // Without a clear answer nothing is known to be allowed; that nothing was written is certain here.
        return run.End(OutcomeOf(worst.Answer.Outcome), $"nothing was written: the dry-run of '{worst.Step.Summary}' was not accepted",
            answers.Where(a => a.Answer.Outcome != WriteOutcome.Accepted).Select(a => $"{a.Step.Summary}: {a.Answer.Message}"));
    }

    private async Task<ApplyResult> CarryOutAsync(ChangePlan plan, Author author, ClusterSnapshot start, ApplyRun run, CancellationToken cancellation)
    {
        var predicted = plan.Draft.ApplyTo(start);
        for (var i = 0; i < plan.Steps.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (plan.Steps[i] is WriteStep && i > 0 && plan.Steps[i - 1] is RolloutStep && MovedMeanwhile(plan, predicted) is { IsEmpty: false } moved)
                return run.End(ApplyOutcome.Stale, "the cluster has moved during the rollout", moved);
            run.Report(i, StepStatus.Running, "");
            var failed = plan.Steps[i] switch
            {
                WriteStep write => await WriteAsync(i, write, author, run),
                RolloutStep rollout => await FollowAsync(i, rollout, run, cancellation),
                _ => throw new ArgumentOutOfRangeException(nameof(plan)),
            };
            if (failed is not null) return failed;
        }
        return await SettleAsync(plan, predicted, run, cancellation);
    }

    // A rollout takes minutes, in which others write too: what the plan leads to from here must still be what was shown.
    private ImmutableArray<string> MovedMeanwhile(ChangePlan plan, ClusterSnapshot predicted) =>
        feed.Current.Snapshot is { } now ? ReachedConnectivity.Differences(plan, predicted, plan.Draft.ApplyTo(now)) : [];

    private async Task<ApplyResult?> WriteAsync(int index, WriteStep step, Author author, ApplyRun run)
    {
        // The dry-run may be minutes ago: the right to write is asked for again with each write.
        if (await writer.RefusalAsync(step, author, CancellationToken.None) is { } refusal) return run.Fail(index, ApplyOutcome.Forbidden, refusal);
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

    // A server may still be busy with a write whose answer was lost: that the object is as it was counts only when the time is over.
    private async Task<StepReading> ReadBackAsync(WriteStep step, bool isLost)
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

    private async Task<ApplyResult?> FollowAsync(int index, RolloutStep step, ApplyRun run, CancellationToken cancellation)
    {
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

    // The screen tells the cluster's truth: the apply has ended when the watch shows its result, not when the last write was accepted.
    private async Task<ApplyResult> SettleAsync(ChangePlan plan, ClusterSnapshot predicted, ApplyRun run, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(options.SettleTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        using var subscription = feed.Subscribe();
        ImmutableArray<string> differences = [];
        try
        {
            await foreach (var state in subscription.States(either.Token))
            {
                if (state.Snapshot is not { } reached) continue;
                differences = ReachedConnectivity.Differences(plan, predicted, reached);
                if (differences.IsEmpty) return run.End(ApplyOutcome.ConfigurationMatches, "configuration matches");
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Late: what the last snapshot showed is the answer.
        }
        return run.End(ApplyOutcome.ConfigurationDiffers, "every step is written, and the cluster shows something else than was predicted", differences);
    }

    private static ApplyOutcome OutcomeOf(WriteOutcome outcome) => outcome switch
    {
        WriteOutcome.Stale => ApplyOutcome.Stale,
        WriteOutcome.Forbidden => ApplyOutcome.Forbidden,
        _ => ApplyOutcome.Refused,
    };
}

/// <summary>What the API server would answer to one write.</summary>
/// <param name="Step">The write.</param>
/// <param name="Answer">Its answer; <see cref="WriteOutcome.Forbidden"/> with the reason when the author may not do it.</param>
public sealed record DryRunAnswer(WriteStep Step, WriteAnswer Answer);

using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Watching;

namespace PolicyStudio.Cluster.Applying.Running;

/// <summary>
/// The door for plans that were interrupted: by a crash, by a journal that failed, or by an answer that never came. They are read back first;
/// what is partial then is for a person to resume or to roll back, under the same checks as any change. A step that is written is never
/// written again.
/// </summary>
public sealed class UnfinishedPlans(IClusterFeed feed, IClusterWriter writer, IChangeJournal journal, ChangeOptions options, TimeProvider time)
{
    private readonly StepRunner _runner = new(feed, writer, options, time);
    private readonly DryRun _dryRun = new(writer);
    private readonly JournalledRun _run = new(new(feed, writer, options, time), new(feed, options, time), feed);

    /// <summary>The plans of the cluster that have not ended, the oldest first; those that are carried out at this moment among them.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public Task<ImmutableArray<UnfinishedPlan>> ListAsync() => journal.UnfinishedAsync(feed.Current.ClusterName);

    /// <summary>Which others there are that cannot be read, and why, a sentence each: what they have written is to be looked at by a person.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public Task<ImmutableArray<string>> UnreadableAsync() => journal.UnreadableAsync(feed.Current.ClusterName);

    /// <summary>
    /// Reads back every plan that nobody carries out any more: what is wholly written, or not at all, has ended; the rest is declared partial.
    /// Of a plan that cannot be read back the next call decides. Writes nothing to the cluster.
    /// </summary>
    /// <returns>How each of them stands.</returns>
    /// <exception cref="JournalException">The journal cannot be read or written.</exception>
    public async Task<ImmutableArray<ApplyResult>> RecoverAsync(CancellationToken cancellation = default)
    {
        var results = ImmutableArray.CreateBuilder<ApplyResult>();
        foreach (var interrupted in (await ListAsync()).Where(p => p.State == UnfinishedState.Interrupted))
        {
            cancellation.ThrowIfCancellationRequested();
            await using var plan = await journal.ClaimAsync(interrupted.Id);
            if (plan is null) continue;
            var result = (await StandingAsync(plan.Plan)).Recovery();
            if (result.Outcome is ApplyOutcome.Recovered or ApplyOutcome.NotWritten) result = await plan.EndAsync(result);
            else await plan.LeaveAsync(result);
            results.Add(result);
        }
        return results.ToImmutable();
    }

    /// <summary>Carries out the steps that are not written yet, in their order. Refused when somebody has changed one of their objects meanwhile.</summary>
    /// <inheritdoc cref="RollBackAsync"/>
    public Task<ApplyResult> ResumeAsync(
        Guid id, Author author, ChangeReason reason, IProgress<StepProgress>? progress = null, CancellationToken cancellation = default) =>
        GoOnAsync(id, author, reason, standing => standing.Others.IsEmpty
            ? new(standing.Ended(), standing.Plan.Intent with { Kind = ChangeKind.Resume }, standing.Written) : null, progress, cancellation);

    /// <summary>
    /// Writes the inverse of the steps that are written, in the reverse order; what somebody has changed meanwhile stays as it is. Where the plan
    /// was itself rolling something back, that is written again.
    /// </summary>
    /// <param name="id">The plan's name in the journal.</param>
    /// <param name="author">On whose behalf; the person may be another one than the plan's author.</param>
    /// <param name="reason">Why.</param>
    /// <param name="progress">Told of every change of a step's status or detail.</param>
    /// <param name="cancellation">Stops at the next boundary between steps.</param>
    public Task<ApplyResult> RollBackAsync(
        Guid id, Author author, ChangeReason reason, IProgress<StepProgress>? progress = null, CancellationToken cancellation = default) =>
        GoOnAsync(id, author, reason, Back, progress, cancellation);

    // All of it is turned round, also what was not written, which counts as written back already: dying on the way leaves a plan that is partial
    // still, with both choices, and never one that looks as if nothing had happened.
    private static Continuation Back(PlanStanding standing)
    {
        var plan = standing.Plan.Intent.Plan;
        var taken = standing.Readings.Where(r => r.Value.State != StepState.Other).Select(r => r.Key).ToHashSet();
        // What was previewed is taken back, and so is what it was to lead to.
        var back = new PlanRecord(plan.Sequence, StepChanges.Inverse(plan.Steps, taken, standing.Written),
            [.. plan.Changes.Select(c => c with { Before = c.After, After = c.Before })], plan.ChangeCount);
        return new(standing.Ended(), standing.Plan.Intent with { Plan = back, Kind = ChangeKind.RollBack }, taken.Except(standing.Written).Select(StepChanges.Inverse).ToHashSet());
    }

    private async Task<ApplyResult> GoOnAsync(
        Guid id, Author author, ChangeReason reason, Func<PlanStanding, Continuation?> decide, IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        var nothing = new ApplyRun([], null);
        try
        {
            if (feed.Current is not { Snapshot: not null, Connection.Phase: ConnectionPhase.Live or ConnectionPhase.Demo })
                return nothing.End(ApplyOutcome.Stale, "the connection to the cluster is lost: what it shows may be old");
            await using var claimed = await journal.ClaimAsync(id);
            if (claimed is null) return nothing.End(ApplyOutcome.NotApplicable, "the plan has ended, or somebody else is about it");
            return await GoOnAsync(claimed, author, reason, decide, progress, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return nothing.End(ApplyOutcome.Cancelled, "cancelled: nothing was written");
        }
        catch (JournalException failed)
        {
            return nothing.End(ApplyOutcome.NotJournalled, $"nothing was written: {failed.Message}");
        }
    }

    private async Task<ApplyResult> GoOnAsync(IJournalledPlan claimed, Author author, ChangeReason reason, Func<PlanStanding, Continuation?> decide,
        IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        var standing = await StandingAsync(claimed.Plan);
        if (standing.IsUnknown || decide(standing) is not { } next) return await LeaveAsync(claimed, standing.Recovery(), standing.Refusal());
        var run = new ApplyRun(next.Intent.Plan.Steps, progress);
        foreach (var (index, step) in next.Intent.Plan.Steps.Index())
            if (step is WriteStep write && next.Written.Contains(write)) run.Report(index, StepStatus.Done, next.Intent.Kind == ChangeKind.RollBack ? "was not written" : "written before");
        var open = next.Intent.Plan.Writes.Where(w => !next.Written.Contains(w)).ToList();
        if (await _dryRun.RefuseAsync(open, author, run, cancellation) is { } refused) return await LeaveAsync(claimed, standing.Recovery(), refused);
        // What was to be for a while only still is, once it is brought to its end.
        var why = next.Intent.Kind == ChangeKind.Resume ? reason with { ProvisionalFor = next.Intent.Reason.ProvisionalFor } : reason;
        await using var begun = await claimed.HandOverAsync(next.Ended, next.Intent with { Author = author, Reason = why });
        return await _run.RunAsync(begun, Prediction.Recorded(next.Intent.Plan, next.Intent.Kind == ChangeKind.RollBack), author, run, cancellation);
    }

    // The plan is as it was: whoever wants to may try again.
    private static async Task<ApplyResult> LeaveAsync(IJournalledPlan claimed, ApplyResult standing, ApplyResult answer)
    {
        await claimed.LeaveAsync(standing.Outcome == ApplyOutcome.Unknown ? standing : standing with { Outcome = ApplyOutcome.Partial });
        return answer;
    }

    private async Task<PlanStanding> StandingAsync(UnfinishedPlan plan)
    {
        var readings = new Dictionary<WriteStep, StepReading>();
        StepReading? unread = null;
        foreach (var step in plan.Steps)
        {
            if (step.Step is not WriteStep write) continue;
            // Where one cannot be read nothing can be decided: a server that is away is waited for once, not for each of them.
            readings[write] = unread ?? await _runner.ReadBackAsync(write, isLost: step.Status == StepStatus.Running);
            if (readings[write].State == StepState.Unknown) unread = readings[write];
        }
        return new(plan, readings);
    }

    private sealed record Continuation(ApplyResult Ended, PlanIntent Intent, IReadOnlySet<WriteStep> Written);
}

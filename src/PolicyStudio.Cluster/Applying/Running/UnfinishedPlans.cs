using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Snapshots;

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
        GoOnAsync(id, author, standing => standing.Others.IsEmpty
            ? new(standing.Ended(), standing.Plan.Intent with { Author = author, Reason = reason, Kind = ChangeKind.Resume }, standing.Written)
            : null, progress, cancellation);

    /// <summary>Writes the inverse of the steps that are written, in the reverse order; what somebody has changed meanwhile stays as it is.</summary>
    /// <param name="id">The plan's name in the journal.</param>
    /// <param name="author">On whose behalf; the person may be another one than the plan's author.</param>
    /// <param name="reason">Why.</param>
    /// <param name="progress">Told of every change of a step's status or detail.</param>
    /// <param name="cancellation">Stops at the next boundary between steps.</param>
    public Task<ApplyResult> RollBackAsync(
        Guid id, Author author, ChangeReason reason, IProgress<StepProgress>? progress = null, CancellationToken cancellation = default) =>
        GoOnAsync(id, author, standing =>
        {
            var plan = standing.Plan.Intent.Plan;
            var back = new PlanRecord(plan.Sequence, StepChanges.Inverse(plan.Steps, standing.Written), [], 0);
            return new(standing.Ended(), standing.Plan.Intent with { Plan = back, Author = author, Reason = reason, Kind = ChangeKind.RollBack }, new HashSet<WriteStep>());
        }, progress, cancellation);

    private async Task<ApplyResult> GoOnAsync(
        Guid id, Author author, Func<PlanStanding, Continuation?> decide, IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        var nothing = new ApplyRun([], null);
        try
        {
            if (feed.Current is not { Snapshot: { } start, Connection.Phase: ConnectionPhase.Live or ConnectionPhase.Demo })
                return nothing.End(ApplyOutcome.Stale, "the connection to the cluster is lost: what it shows may be old");
            await using var claimed = await journal.ClaimAsync(id);
            if (claimed is null) return nothing.End(ApplyOutcome.NotApplicable, "the plan has ended, or somebody else is about it");
            return await GoOnAsync(claimed, author, start, decide, progress, cancellation);
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

    private async Task<ApplyResult> GoOnAsync(IJournalledPlan claimed, Author author, ClusterSnapshot start, Func<PlanStanding, Continuation?> decide,
        IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        var standing = await StandingAsync(claimed.Plan);
        if (standing.IsUnknown || decide(standing) is not { } next) return await LeaveAsync(claimed, standing.Recovery(), standing.Refusal());
        var run = new ApplyRun(next.Intent.Plan.Steps, progress);
        foreach (var (index, step) in next.Intent.Plan.Steps.Index())
            if (step is WriteStep write && next.Written.Contains(write)) run.Report(index, StepStatus.Done, "written before");
        var open = next.Intent.Plan.Writes.Where(w => !next.Written.Contains(w)).ToList();
        if (await _dryRun.RefuseAsync(open, author, run, cancellation) is { } refused) return await LeaveAsync(claimed, standing.Recovery(), refused);
        await using var begun = await claimed.HandOverAsync(next.Ended, next.Intent);
        return await _run.RunAsync(begun, next.Intent.Plan.Draft, start, author, run, cancellation);
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
        foreach (var step in plan.Steps)
            if (step.Step is WriteStep write) readings[write] = await _runner.ReadBackAsync(write, isLost: step.Status == StepStatus.Running);
        return new(plan, readings);
    }

    private sealed record Continuation(ApplyResult Ended, PlanIntent Intent, IReadOnlySet<WriteStep> Written);
}

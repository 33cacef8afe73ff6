using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Watching;

namespace PolicyStudio.Cluster.Applying.Running;

/// <summary>
/// The door for plans: carries them out against one cluster. A plan that the cluster has moved away from is refused, never merged; nothing is
/// written that is not in the journal; every apply ends in a declared state. Safe for use by several people at once: each write bears its own
/// precondition.
/// </summary>
public sealed class ChangeService(IClusterFeed feed, IClusterWriter writer, IChangeJournal journal, ChangeOptions options, TimeProvider time)
{
    private readonly DryRun _dryRun = new(writer);
    private readonly JournalledRun _run = new(new(feed, writer, options, time), new(feed, options, time), feed);

    /// <summary>
    /// Asks for every write of a plan whether the author may do it, and what the API server would answer. Writes nothing; of a plan that the
    /// planner refuses nothing is asked, and there are no answers.
    /// </summary>
    public async Task<ImmutableArray<DryRunAnswer>> DryRunAsync(ChangePlan plan, Author author, CancellationToken cancellation = default) =>
        plan.Refusals.IsEmpty ? await _dryRun.AskAsync(plan.Writes, author, cancellation) : [];

    /// <summary>
    /// What has moved in the cluster since the plan was computed, one sentence each, and would be refused by <see cref="ApplyAsync"/>; empty while
    /// the plan is fresh, or the cluster is not known.
    /// </summary>
    public ImmutableArray<string> Moved(ChangePlan plan) => feed.Current.Snapshot is { } now ? PlanFreshness.Moved(plan, now) : [];

    /// <summary>
    /// Carries out a plan, step by step. Cancelling stops at the next boundary between steps, or in the wait for a rollout; a write that
    /// has begun is always brought to its answer.
    /// </summary>
    /// <param name="plan">The plan, as it was previewed.</param>
    /// <param name="author">On whose behalf.</param>
    /// <param name="reason">Why, and what it undoes where it is an undo.</param>
    /// <param name="progress">Told of every change of a step's status or detail, in order, before the apply goes on.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<ApplyResult> ApplyAsync(
        ChangePlan plan, Author author, ChangeReason reason, IProgress<StepProgress>? progress = null, CancellationToken cancellation = default)
    {
        var run = new ApplyRun(plan.Steps, progress);
        if (!plan.CanApply) return run.End(ApplyOutcome.NotApplicable, "the plan may not be applied", [.. plan.Refusals, .. plan.ExportOnly, .. plan.AcceptsBrokenLifelines ? [] : plan.BrokenLifelines.Select(b => b.ToString())]);
        if (feed.Current is not { Snapshot: { } start, Connection.Phase: ConnectionPhase.Live or ConnectionPhase.Demo, ClusterName: var cluster })
            return run.End(ApplyOutcome.Stale, "the connection to the cluster is lost: what it shows may be old");
        if (PlanFreshness.Moved(plan, start) is { IsEmpty: false } moved)
            return run.End(ApplyOutcome.Stale, "the cluster has moved since the preview", moved);
        try
        {
            if (await _dryRun.RefuseAsync(plan.Writes, author, run, cancellation) is { } refused) return refused;
            cancellation.ThrowIfCancellationRequested();
            var intent = new PlanIntent(cluster, plan.Record, author, reason, reason.Undoes is null ? ChangeKind.Apply : ChangeKind.Undo, reason.Undoes);
            await using var begun = await journal.BeginAsync(intent);
            return await _run.RunAsync(begun, Prediction.From(plan.Draft, start), author, run, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return run.Cancel();
        }
        catch (JournalException failed)
        {
            return run.End(ApplyOutcome.NotJournalled, $"nothing was written: {failed.Message}");
        }
        catch (Exception failed)
        {
            return run.Break(failed.Message);
        }
    }
}

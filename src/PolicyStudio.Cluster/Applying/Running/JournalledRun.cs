using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Watching;

namespace PolicyStudio.Cluster.Applying.Running;

/// <summary>From the journal's first line to its last: carries out a plan that is in the journal, and writes down how it ended.</summary>
internal sealed class JournalledRun(StepRunner runner, Settling settling, IClusterFeed feed)
{
    /// <summary>Always ends in a declared state, which is in the audit log, or in the journal where it is to be read back first.</summary>
    /// <param name="journal">The plan.</param>
    /// <param name="prediction">What it is to lead to.</param>
    /// <param name="author">On whose behalf.</param>
    /// <param name="run">Where the steps stand; those that are done are not carried out again.</param>
    /// <param name="cancellation">Stops at the next boundary between steps.</param>
    public async Task<ApplyResult> RunAsync(
        IJournalledPlan journal, Prediction prediction, Author author, ApplyRun run, CancellationToken cancellation)
    {
        var result = await CarryOutAsync(journal, prediction, author, run, cancellation);
        try
        {
            // What may be written or not is no end: it stays in the journal until somebody has read it back.
            if (result.Outcome is not (ApplyOutcome.Unknown or ApplyOutcome.NotJournalled)) return await journal.EndAsync(result);
            await journal.LeaveAsync(result);
            return result;
        }
        catch (JournalException failed)
        {
            // An end that could not be recorded is no green one: the next start reads everything back.
            return result.Outcome is ApplyOutcome.Unknown or ApplyOutcome.NotJournalled ? result
                : result with { Outcome = ApplyOutcome.NotJournalled, Message = $"{result.Message}, and how it ended could not be recorded: {failed.Message}" };
        }
    }

    private async Task<ApplyResult> CarryOutAsync(
        IJournalledPlan journal, Prediction prediction, Author author, ApplyRun run, CancellationToken cancellation)
    {
        try
        {
            var failed = await runner.RunAsync(journal.Plan.Intent.Plan.Steps, author, run, journal,
                () => feed.Current.Snapshot is { } now ? prediction.Moves(now) : [], cancellation);
            return failed ?? await settling.EndAsync(prediction.Differs, run, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return run.Cancel();
        }
        catch (JournalException failed)
        {
            return run.End(ApplyOutcome.NotJournalled, $"the steps that were not reached are not written: {failed.Message}");
        }
        catch (Exception failed)
        {
            return run.Break(failed.Message);
        }
    }
}

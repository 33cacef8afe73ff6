using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;

namespace PolicyStudio.Cluster.Auditing.Journal;

/// <summary>A plan of this process in the journal; its lease is renewed until this is disposed.</summary>
internal sealed class JournalledPlan : IJournalledPlan
{
    private readonly ChangeJournal _journal;
    private readonly CancellationTokenSource _life = new();
    private readonly Task _renewing;
    private bool _isOver;
    private bool _isDisposed;

    public JournalledPlan(ChangeJournal journal, UnfinishedPlan plan, TimeSpan period, TimeProvider time)
    {
        (_journal, Plan) = (journal, plan);
        _renewing = RenewAsync(new(period, time));
    }

    public UnfinishedPlan Plan { get; }

    public Task MarkAsync(StepProgress step) => _journal.MarkAsync(Plan.Id, step);

    public async Task<ApplyResult> EndAsync(ApplyResult result)
    {
        var entry = await _journal.EndAsync(Plan, result);
        _isOver = true;
        return result with { Entry = entry };
    }

    public async Task LeaveAsync(ApplyResult result)
    {
        await _journal.LeaveAsync(Plan.Id, result);
        _isOver = true;
    }

    public async Task<IJournalledPlan> HandOverAsync(ApplyResult result, PlanIntent next)
    {
        var following = await _journal.HandOverAsync(Plan, result, next);
        _isOver = true;
        return following;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _life.CancelAsync();
        await _renewing;
        _life.Dispose();
        if (_isOver) return;
        try
        {
            // Whoever comes next need not wait for the lease to run out.
            await _journal.LeaveAsync(Plan.Id, null);
        }
        catch (JournalException) { /* the lease runs out */ }
    }

    private async Task RenewAsync(PeriodicTimer timer)
    {
        using var _ = timer;
        try
        {
            while (await timer.WaitForNextTickAsync(_life.Token))
                try
                {
                    await _journal.RenewAsync(Plan.Id);
                }
                catch (JournalException) { /* the next line in the journal fails too, and says so */ }
        }
        catch (OperationCanceledException) { /* disposed */ }
    }
}

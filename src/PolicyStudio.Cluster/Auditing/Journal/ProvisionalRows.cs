using Microsoft.EntityFrameworkCore;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Storing;

namespace PolicyStudio.Cluster.Auditing.Journal;

/// <summary>What the beginning and the end of a plan mean for provisional changes; each within the transaction of the caller.</summary>
internal static class ProvisionalRows
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>The row of an entry that no plan undoes at this moment: none or one.</summary>
    public static IQueryable<ProvisionalRow> Free(StudioStore s, long entry) =>
        s.Provisional.Where(p => p.Sequence == entry && !s.Plans.Any(x => x.Id == p.Plan));

    /// <summary>A plan that undoes an open change takes it: no second one does so beside it.</summary>
    /// <exception cref="JournalException">Another plan undoes it already.</exception>
    public static async Task TakeAsync(StudioStore s, PlanIntent intent, Guid plan)
    {
        if (intent is not { Kind: ChangeKind.Undo, Regards: { } entry } || !await s.Provisional.AnyAsync(p => p.Sequence == entry)) return;
        if (await Free(s, entry).ExecuteUpdateAsync(u => u.SetProperty(p => p.Plan, plan)) == 0)
            throw new JournalException($"entry {entry} is being undone already");
    }

    /// <summary>One plan goes on from where another ended.</summary>
    public static Task PassOnAsync(StudioStore s, Guid plan, Guid next) =>
        s.Provisional.Where(p => p.Plan == plan).ExecuteUpdateAsync(u => u.SetProperty(p => p.Plan, next));

    /// <summary>A plan has ended, as an entry: what it was to undo is undone, or tried again later; what it wrote provisionally is open now.</summary>
    public static async Task EndAsync(StudioStore s, Guid plan, PlanIntent intent, ApplyResult result, long entry, DateTimeOffset now)
    {
        var undone = s.Provisional.Where(p => p.Plan == plan);
        var isUndone = intent.Kind != ChangeKind.RollBack && result.Outcome is ApplyOutcome.ConfigurationMatches or ApplyOutcome.ConfigurationDiffers or ApplyOutcome.Recovered;
        if (isUndone) await undone.ExecuteDeleteAsync();
        else await PostponeAsync(undone, result.Message, now);
        if (intent.Reason.ProvisionalFor is { } period && result.HasWritten)
            s.Provisional.Add(new() { Sequence = entry, Cluster = intent.Cluster, Until = (now + period).ToUnixTimeMilliseconds() });
    }

    /// <summary>The next try: a minute later, then two, four, and so on up to an hour. Nothing is given up.</summary>
    public static async Task<int> PostponeAsync(IQueryable<ProvisionalRow> rows, string why, DateTimeOffset now)
    {
        var message = CanonicalJson.WellFormed(why);
        foreach (var row in await rows.AsNoTracking().ToListAsync())
        {
            var until = (now + TimeSpan.FromMinutes(Math.Min(Math.Pow(2, row.Tries), LongestPause.TotalMinutes))).ToUnixTimeMilliseconds();
            await rows.Where(r => r.Sequence == row.Sequence).ExecuteUpdateAsync(u =>
                u.SetProperty(r => r.Until, until).SetProperty(r => r.Tries, r => r.Tries + 1).SetProperty(r => r.Plan, (Guid?)null).SetProperty(r => r.Message, message));
        }
        return 0;
    }
}

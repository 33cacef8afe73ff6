using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Storing;

namespace PolicyStudio.Cluster.Auditing.Journal;

/// <summary>Which provisional changes are open, in the store.</summary>
internal sealed class ProvisionalLedger(StoreAccess store, TimeProvider time) : IProvisionalLedger
{
    public async Task<ImmutableArray<ProvisionalChange>> OpenAsync(string cluster) => await store.ReadAsync(async s =>
    {
        var rows = await s.Provisional.AsNoTracking().Where(p => p.Cluster == cluster).OrderBy(p => p.Sequence)
            .Join(s.Audit, p => p.Sequence, a => a.Sequence, (p, a) => new { Row = p, a.Entry, IsBeingUndone = s.Plans.Any(x => x.Id == p.Plan) }).ToListAsync();
        return rows.Select(r => new ProvisionalChange(r.Row.Sequence, AuditEntryJson.Read(r.Entry).Intent, DateTimeOffset.FromUnixTimeMilliseconds(r.Row.Until),
            r.IsBeingUndone, r.Row.Message)).ToImmutableArray();
    });

    public Task<long?> ConfirmAsync(long entry, Author author, ChangeReason reason) => StrikeOutAsync(entry, original =>
        (original with { Plan = PlanRecord.Nothing, Author = author, Reason = reason, Kind = ChangeKind.Confirm, Regards = entry },
            new(ApplyOutcome.Confirmed, $"entry {entry} is kept", [], [])));

    public Task<long?> CloseAsync(long entry, ChangeReason reason, ImmutableArray<string> details) => StrikeOutAsync(entry, original =>
        (original with { Plan = PlanRecord.Nothing, Reason = reason, Kind = ChangeKind.Undo, Regards = entry },
            new(ApplyOutcome.NotApplicable, $"nothing of entry {entry} is left to undo", [], details)));

    public Task PostponeAsync(long entry, string why) => store.WriteAsync(s => ProvisionalRows.PostponeAsync(s.Provisional.Where(p => p.Sequence == entry), why, time.GetUtcNow()));

    private Task<long?> StrikeOutAsync(long entry, Func<PlanIntent, (PlanIntent Intent, ApplyResult Result)> end) => store.WriteAsync<long?>(async s =>
    {
        if (await ProvisionalRows.Free(s, entry).ExecuteDeleteAsync() == 0) return null;
        var (intent, result) = end(AuditEntryJson.Read(await s.Audit.Where(a => a.Sequence == entry).Select(a => a.Entry).SingleAsync()).Intent);
        var now = time.GetUtcNow();
        return await AuditLog.AppendAsync(s, intent, now, now, result);
    });
}

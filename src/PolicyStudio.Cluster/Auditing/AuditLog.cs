using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Storing;

namespace PolicyStudio.Cluster.Auditing;

/// <summary>
/// The audit log: every change that began, in the order in which they ended, each bound to the one before by its hash. It can only be appended
/// to, which the journal does when a plan ends. Every method throws <see cref="JournalException"/> when the store cannot be read.
/// </summary>
public sealed class AuditLog : IDisposable
{
    private const int Page = 500;

    private readonly StoreAccess _store;
    private readonly bool _isOwner;

    internal AuditLog(StoreAccess store, bool isOwner = false) => (_store, _isOwner) = (store, isOwner);

    /// <summary>Opens the log of a data folder to read it alone; nothing is made and nothing is written. Null when there is none.</summary>
    public static AuditLog? OpenReadOnly(string folder)
    {
        var store = new StoreAccess(new() { Folder = folder }, isReadOnly: true);
        if (store.Exists) return new(store, isOwner: true);
        store.Dispose();
        return null;
    }

    /// <summary>One entry, or null when there is none of that number.</summary>
    public async Task<AuditEntry?> FindAsync(long sequence) =>
        await _store.ReadAsync(s => s.Audit.AsNoTracking().SingleOrDefaultAsync(r => r.Sequence == sequence)) is { } row ? Read(row) : null;

    /// <summary>Entries, the newest first.</summary>
    public async Task<ImmutableArray<AuditEntry>> SearchAsync(AuditQuery query, CancellationToken cancellation = default) =>
        [.. (await _store.ReadAsync(s => query.On(s.Audit.AsNoTracking()).ToListAsync(cancellation))).Select(Read)];

    /// <summary>The hash of the newest entry, or <see cref="AuditEntry.NoHash"/>: whoever notes it elsewhere can find out later whether the end was cut off.</summary>
    public async Task<string> HeadAsync() =>
        await _store.ReadAsync(s => s.Audit.OrderByDescending(r => r.Sequence).Select(r => r.Hash).FirstOrDefaultAsync()) ?? AuditEntry.NoHash;

    /// <summary>
    /// Writes every entry, the oldest first, as a line of JSON: <c>{"entry":…,"hash":…}</c>. The hash is the SHA-256 of the entry's characters
    /// as they stand there, in UTF-8, so that anybody can check the chain with other tools.
    /// </summary>
    public async Task ExportAsync(TextWriter output, CancellationToken cancellation = default)
    {
        await foreach (var row in RowsAsync(cancellation)) await output.WriteAsync($"{{\"entry\":{row.Entry},\"hash\":\"{row.Hash}\"}}\n".AsMemory(), cancellation);
    }

    /// <summary>Goes along the whole chain. Reads what is stored, and trusts nothing of it.</summary>
    /// <param name="head">A hash that was noted before; without it a cut tail cannot be told from a short log.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<AuditVerdict> VerifyAsync(string? head = null, CancellationToken cancellation = default)
    {
        var chain = new AuditChain(head?.Trim().ToLowerInvariant());
        await foreach (var row in RowsAsync(cancellation))
            if (chain.Add(row) is { } bad) return bad;
        return chain.End();
    }

    /// <summary>Closes the store where it was opened by <see cref="OpenReadOnly"/>.</summary>
    public void Dispose()
    {
        if (_isOwner) _store.Dispose();
    }

    /// <summary>Appends the end of a plan, within a transaction that the caller has begun. Returns the entry's number.</summary>
    internal static async Task<long> AppendAsync(StudioStore store, PlanIntent intent, DateTimeOffset begun, DateTimeOffset now, ApplyResult result)
    {
        var last = await store.Audit.AsNoTracking().OrderByDescending(r => r.Sequence).Select(r => new { r.Sequence, r.Hash }).FirstOrDefaultAsync();
        var entry = new AuditEntry
        {
            Sequence = (last?.Sequence ?? 0) + 1,
            Previous = last?.Hash ?? AuditEntry.NoHash,
            Hash = "",
            Time = now,
            Begun = begun,
            Intent = intent,
            PlanHash = intent.Plan.Hash,
            Outcome = result.Outcome,
            Message = CanonicalJson.WellFormed(result.Message),
            Steps = result.Steps,
            Details = result.Details,
        };
        store.Audit.Add(AuditRows.Of(entry));
        return entry.Sequence;
    }

    private async IAsyncEnumerable<AuditRow> RowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        long? after = null;
        while (true)
        {
            var rows = await _store.ReadAsync(s =>
                s.Audit.AsNoTracking().Where(r => after == null || r.Sequence > after).OrderBy(r => r.Sequence).Take(Page).ToListAsync(cancellation));
            foreach (var row in rows) yield return row;
            if (rows.Count < Page) yield break;
            after = rows[^1].Sequence;
        }
    }

    private static AuditEntry Read(AuditRow row)
    {
        try
        {
            return AuditEntryJson.Read(row.Entry);
        }
        catch (FormatException unreadable)
        {
            throw new JournalException($"entry {row.Sequence} of the audit log can't be read, which 'policystudio audit verify' explains: {unreadable.Message}", unreadable);
        }
    }
}

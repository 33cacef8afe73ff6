using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Running;

/// <summary>
/// The door for changes that are for a while only: somebody confirms them, or they are undone on behalf of their author, under the same checks as
/// any change. What cannot be undone is tried again and again, and is shown meanwhile.
/// </summary>
public sealed class ProvisionalChanges(IClusterFeed feed, IProvisionalLedger ledger, ChangeService changes, TimeProvider time)
{
    private const string Words = "not confirmed in time: undone by itself";

    /// <summary>The changes of the cluster that nobody has confirmed yet, the oldest first.</summary>
    /// <exception cref="JournalException">The store cannot be read.</exception>
    public Task<ImmutableArray<ProvisionalChange>> ListAsync() => ledger.OpenAsync(feed.Current.ClusterName);

    /// <summary>Keeps a change for good. Null when it is provisional no more, or is being undone.</summary>
    /// <returns>The number of the entry that says so.</returns>
    /// <exception cref="JournalException">The store cannot be written.</exception>
    public Task<long?> ConfirmAsync(long entry, Author author, ChangeReason reason) => ledger.ConfirmAsync(entry, author, reason);

    /// <summary>Undoes what nobody has confirmed in time. What somebody else has changed meanwhile stays as it is, and the entry says so.</summary>
    /// <returns>How each of them ended.</returns>
    /// <exception cref="JournalException">The store cannot be read or written.</exception>
    public async Task<ImmutableArray<ApplyResult>> UndoDueAsync(CancellationToken cancellation = default)
    {
        var results = ImmutableArray.CreateBuilder<ApplyResult>();
        foreach (var due in (await ListAsync()).Where(c => !c.IsBeingUndone && c.Until <= time.GetUtcNow()))
        {
            cancellation.ThrowIfCancellationRequested();
            if (feed.Current is not { Snapshot: { } now, Connection.Phase: ConnectionPhase.Live or ConnectionPhase.Demo, Sequence: var sequence }) break;
            if (await UndoAsync(due, now, sequence, cancellation) is { } result) results.Add(result);
        }
        return results.ToImmutable();
    }

    private async Task<ApplyResult?> UndoAsync(ProvisionalChange due, ClusterSnapshot now, long sequence, CancellationToken cancellation)
    {
        var undo = UndoDraft.Of(due.Intent.Plan, now);
        var plan = ChangePlanner.Plan(undo.Draft, now, sequence);
        if (plan.Draft.IsEmpty)
        {
            await ledger.CloseAsync(due.Entry, new(Words), undo.Conflicts);
            return null;
        }
        // What it closes again was closed before: whoever made it provisional has asked for that.
        var result = await changes.ApplyAsync(plan with { AcceptsBrokenLifelines = true }, due.Intent.Author, Reason(due, undo), cancellation: cancellation);
        if (result.Entry is null && !cancellation.IsCancellationRequested)
            await ledger.PostponeAsync(due.Entry, string.Join("; ", result.Details.Prepend(result.Message)));
        return result;
    }

    private static ChangeReason Reason(ProvisionalChange due, UndoDraft undo)
    {
        var words = undo.Conflicts.IsEmpty ? Words : $"{Words}; left alone, for somebody has changed it since: {string.Join("; ", undo.Conflicts)}";
        return new(words.Length > ChangeReason.MaxLength ? $"{words[..(ChangeReason.MaxLength - 1)]}…" : words) { Undoes = due.Entry };
    }
}

using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Storing;

namespace PolicyStudio.Cluster.Drafts;

/// <summary>Keeps people's drafts. Every method throws <see cref="JournalException"/> when the store does not do its part.</summary>
public sealed class DraftShelf
{
    /// <summary>How many drafts one person may have for one cluster: beyond it the one that was not touched for longest and has no name goes.</summary>
    public const int Most = 200;

    private readonly StoreAccess _store;
    private readonly TimeProvider _time;

    internal DraftShelf(StoreAccess store, TimeProvider time) => (_store, _time) = (store, time);

    /// <summary>A person's drafts for a cluster, the newest first. One that cannot be read is left out.</summary>
    public async Task<ImmutableArray<KeptDraft>> ListAsync(string cluster, string owner)
    {
        var rows = await _store.ReadAsync(s =>
            s.Drafts.AsNoTracking().Where(d => d.Cluster == cluster && d.Owner == owner).OrderByDescending(d => d.Changed).ToListAsync());
        return [.. rows.Select(TryRead).OfType<KeptDraft>()];
    }

    /// <summary>One draft, whosever it is; null when there is none of that name, or none that can be read.</summary>
    public async Task<KeptDraft?> FindAsync(Guid id) =>
        await _store.ReadAsync(s => s.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id)) is { } row ? TryRead(row) : null;

    /// <summary>
    /// Keeps a draft: a new one, or the next state of one of the same owner. Where that was kept from elsewhere since (another window, say), or is
    /// another person's, it is kept as a draft of its own beside it, and nothing is overwritten.
    /// </summary>
    /// <param name="draft">The draft, with the time at which it was last kept or read.</param>
    /// <returns>The draft as it is kept: with its time, and with another name where it had to be put beside.</returns>
    public Task<KeptDraft> PutAsync(KeptDraft draft) => _store.WriteAsync(async s =>
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var (content, name, expected) = (DraftJson.Write(draft.Content), Shortened(draft.Name), draft.Changed.ToUnixTimeMilliseconds());
        // Two states within one millisecond are still two.
        var changed = Math.Max(now, expected + 1);
        var updated = await s.Drafts.Where(d => d.Id == draft.Id && d.Owner == draft.Owner && d.Changed == expected).ExecuteUpdateAsync(u => u
            .SetProperty(d => d.Content, content).SetProperty(d => d.Name, name).SetProperty(d => d.Question, draft.Question).SetProperty(d => d.Changed, changed));
        var id = updated == 1 || !await s.Drafts.AnyAsync(d => d.Id == draft.Id) ? draft.Id : Guid.NewGuid();
        if (updated == 0)
        {
            await MakeRoomAsync(s, draft);
            s.Drafts.Add(new()
            {
                Id = id,
                Cluster = draft.Cluster,
                Owner = draft.Owner,
                OwnerName = CanonicalJson.WellFormed(draft.OwnerName),
                Name = name,
                Content = content,
                Question = draft.Question,
                Changed = changed,
            });
        }
        return draft with { Id = id, Name = name, Changed = DateTimeOffset.FromUnixTimeMilliseconds(changed) };
    });

    /// <summary>Forgets a draft of a person's own. False when there is none.</summary>
    public async Task<bool> RemoveAsync(Guid id, string owner) =>
        await _store.WriteAsync(s => s.Drafts.Where(d => d.Id == id && d.Owner == owner).ExecuteDeleteAsync()) > 0;

    private static async Task MakeRoomAsync(StudioStore s, KeptDraft draft)
    {
        var own = s.Drafts.Where(d => d.Cluster == draft.Cluster && d.Owner == draft.Owner);
        if (await own.CountAsync() < Most) return;
        var oldest = await own.Where(d => d.Name == null).OrderBy(d => d.Changed).Select(d => (Guid?)d.Id).FirstOrDefaultAsync()
            ?? throw new JournalException($"there are {Most} named drafts already: delete one to keep another");
        await s.Drafts.Where(d => d.Id == oldest).ExecuteDeleteAsync();
    }

    private static string? Shortened(string? name) => string.IsNullOrWhiteSpace(name) ? null
        : CanonicalJson.WellFormed(name.Trim() is { Length: > KeptDraft.MaxNameLength } longName ? longName[..KeptDraft.MaxNameLength] : name.Trim());

    private static KeptDraft? TryRead(DraftRow row)
    {
        try
        {
            return new()
            {
                Id = row.Id,
                Cluster = row.Cluster,
                Owner = row.Owner,
                OwnerName = row.OwnerName,
                Name = row.Name,
                Content = DraftJson.Read(row.Content),
                Question = row.Question,
                Changed = DateTimeOffset.FromUnixTimeMilliseconds(row.Changed),
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

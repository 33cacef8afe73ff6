using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Drafts;
using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Web.State.Sharing;

/// <summary>
/// Keeps a circuit's draft in the store while it is edited, and shows others that it is there. What is kept has a link; a draft of somebody else's is
/// taken up as a copy. <see cref="Changed"/> is raised on any thread.
/// </summary>
public sealed class DraftKeeping : IDisposable
{
    private readonly DraftShelf _shelf;
    private readonly DraftPresence _presence;
    private readonly IDisposable _hearing;
    private readonly StudioSession _session;
    private readonly SemaphoreSlim _saving = new(1, 1);
    private readonly Guid _id = Guid.NewGuid();
    private DraftOwner? _owner;
    private KeptDraft? _kept;
    private BasedDraft _written = BasedDraft.Empty;
    private ImmutableArray<PresentDraft> _others = [];

    /// <summary>Keeps the draft of a session.</summary>
    public DraftKeeping(DraftShelf shelf, DraftPresence presence, StudioSession session)
    {
        (_shelf, _presence, _session) = (shelf, presence, session);
        _hearing = _presence.Subscribe(Tell);
    }

    /// <summary>The draft was kept, or somebody else's draft has come or gone.</summary>
    public event Action? Changed;

    /// <summary>The draft was edited in another window too: this one goes on beside it, as a draft of its own. Raised on any thread.</summary>
    public event Action? Parted;

    /// <summary>The session's draft as it is kept; null while there is none, or it could not be kept.</summary>
    public KeptDraft? Kept => Volatile.Read(ref _kept);

    /// <summary>Whether the draft before the person is in the store, to its last edit.</summary>
    public bool IsSafe => _session.View.Inputs.History.Based is var draft && (draft.Draft.IsEmpty || (Kept is not null && draft == _written));

    /// <summary>Why the draft could not be kept, in a sentence; null when it could.</summary>
    public string? Problem { get; private set; }

    /// <summary>Drafts of others that concern what this person looks at or has drafted.</summary>
    public ImmutableArray<PresentDraft> Others => _others;

    /// <summary>Whether another draft is this person's own, in another window.</summary>
    public bool IsOwn(PresentDraft other) => other.Owner.Length > 0 && other.Owner == _owner?.Id;

    /// <summary>Whether a change of somebody else's is of a field that this person's draft changes too.</summary>
    public bool Collides(DraftChange theirs) => _session.View.Draft.FindField(theirs) is not null;

    /// <summary>Begins to keep what the session drafts. A second call only tells who the person is.</summary>
    public void Begin(DraftOwner owner)
    {
        var isFirst = _owner is null;
        _owner = owner;
        if (isFirst) _session.Changed += Follow;
        Follow();
    }

    /// <summary>Reads a draft by its link, to be opened in the session: one's own goes on under its name, somebody else's becomes a copy. Null when there is none.</summary>
    /// <exception cref="JournalException">The store cannot be read.</exception>
    public async Task<KeptDraft?> TakeUpAsync(Guid id, DraftOwner owner)
    {
        if (await _shelf.FindAsync(id) is not { } found || found.Cluster != _session.View.Cluster.ClusterName) return null;
        if (found.Owner == owner.Id) (_kept, _written) = (found, found.Content);
        return found;
    }

    /// <summary>Gives the draft a name.</summary>
    public Task NameAsync(string? name) => SaveAsync(kept => kept with { Name = name });

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Changed -= Follow;
        _hearing.Dispose();
        _presence.Tell(_id, null);
    }

    // Everybody hears of everybody; only what concerns this person is worth a new picture.
    private void Tell()
    {
        var view = _session.View;
        ImmutableArray<PresentDraft> others = [.. _presence.Others(_id).Where(o => o.Concerns(view.Target?.Workload.Reference, view.Draft))];
        if (others.AsSpan().SequenceEqual(_others.AsSpan())) return;
        _others = others;
        Changed?.Invoke();
    }

    private void Follow()
    {
        var view = _session.View;
        _presence.Tell(_id, view.Draft.IsEmpty || _owner is null ? null : new(_owner.Id, _owner.Name, view.Target?.Workload.Reference, view.Draft));
        Tell();
        if (view.Inputs.History.Based != _written) _ = SaveAsync(kept => kept);
    }

    // One at a time, and always the newest: what was edited while another was written is written next.
    private async Task SaveAsync(Func<KeptDraft, KeptDraft> change)
    {
        if (_owner is not { Id.Length: > 0 } owner) return;
        await _saving.WaitAsync();
        try
        {
            await SaveAsync(owner, change);
            Problem = null;
        }
        catch (JournalException failed)
        {
            Problem = failed.Message;
        }
        finally
        {
            _saving.Release();
        }
        Changed?.Invoke();
    }

    private async Task SaveAsync(DraftOwner owner, Func<KeptDraft, KeptDraft> change)
    {
        var view = _session.View;
        var draft = view.Inputs.History.Based;
        var next = change(_kept ?? new()
        {
            Id = Guid.NewGuid(),
            Cluster = view.Cluster.ClusterName,
            Owner = owner.Id,
            OwnerName = owner.Name,
            Content = BasedDraft.Empty,
            Question = "",
        }) with
        { Content = draft, Question = view.Inputs.Address.ToString() };
        if (draft.Draft.IsEmpty)
        {
            if (_kept is { } gone) await _shelf.RemoveAsync(gone.Id, owner.Id);
            (_kept, _written) = (null, draft);
        }
        else if (draft != _written || next.Name != _kept?.Name)
        {
            var wasKept = _kept is not null;
            (_kept, _written) = (await _shelf.PutAsync(next), draft);
            if (wasKept && _kept.Id != next.Id) Parted?.Invoke();
        }
    }
}

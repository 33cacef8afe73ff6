using System.Collections.Immutable;

namespace PolicyStudio.Web.State.Sharing;

/// <summary>Who has which draft before him, in all sessions of this process. <see cref="Changed"/> is raised on any thread.</summary>
public sealed class DraftPresence
{
    private ImmutableDictionary<Guid, PresentDraft> _present = ImmutableDictionary<Guid, PresentDraft>.Empty;

    /// <summary>Somebody's draft has come, changed or gone.</summary>
    public event Action? Changed;

    /// <summary>Tells what a session has before it; null when it has no draft, or has ended.</summary>
    public void Tell(Guid session, PresentDraft? draft)
    {
        var before = _present;
        if (draft is null) ImmutableInterlocked.TryRemove(ref _present, session, out _);
        else ImmutableInterlocked.AddOrUpdate(ref _present, session, draft, (_, old) => old == draft ? old : draft);
        if (!ReferenceEquals(before, _present)) Changed?.Invoke();
    }

    /// <summary>The drafts of the other sessions.</summary>
    public IEnumerable<PresentDraft> Others(Guid session) => _present.Where(p => p.Key != session).OrderBy(p => p.Value.Person, StringComparer.Ordinal).ThenBy(p => p.Key).Select(p => p.Value);
}

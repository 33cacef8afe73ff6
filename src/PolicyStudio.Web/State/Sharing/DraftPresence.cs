using System.Collections.Immutable;

namespace PolicyStudio.Web.State.Sharing;

/// <summary>Who has which draft before him, in all sessions of this process.</summary>
public sealed class DraftPresence
{
    private ImmutableDictionary<Guid, PresentDraft> _present = ImmutableDictionary<Guid, PresentDraft>.Empty;

    private ImmutableList<Listener> _listeners = [];

    /// <summary>
    /// Tells of every draft that comes, changes or goes, on any thread, until the result is disposed of. Whoever listens hears it as if it had called
    /// itself: another session's language must not come along.
    /// </summary>
    public IDisposable Subscribe(Action changed)
    {
        var listener = new Listener(this, changed, ExecutionContext.Capture());
        ImmutableInterlocked.Update(ref _listeners, all => all.Add(listener));
        return listener;
    }

    /// <summary>Tells what a session has before it; null when it has no draft, or has ended.</summary>
    public void Tell(Guid session, PresentDraft? draft)
    {
        var before = _present;
        if (draft is null) ImmutableInterlocked.TryRemove(ref _present, session, out _);
        else ImmutableInterlocked.AddOrUpdate(ref _present, session, draft, (_, old) => old == draft ? old : draft);
        if (!ReferenceEquals(before, _present)) _listeners.ForEach(l => l.Tell());
    }

    /// <summary>The drafts of the other sessions.</summary>
    public IEnumerable<PresentDraft> Others(Guid session) => _present.Where(p => p.Key != session).OrderBy(p => p.Value.Person, StringComparer.Ordinal).ThenBy(p => p.Key).Select(p => p.Value);

    private sealed class Listener(DraftPresence presence, Action changed, ExecutionContext? context) : IDisposable
    {
        public void Tell()
        {
            if (context is null) changed();
            else ExecutionContext.Run(context, _ => changed(), null);
        }

        public void Dispose() => ImmutableInterlocked.Update(ref presence._listeners, all => all.Remove(this));
    }
}

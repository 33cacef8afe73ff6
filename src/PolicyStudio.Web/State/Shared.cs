namespace PolicyStudio.Web.State;

/// <summary>
/// Values that several people ask for: computed once for all who ask meanwhile, and there as long as one of them holds it. A value is immutable
/// and depends on its key alone.
/// </summary>
internal sealed class Shared<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    // So many entries may be of values that are gone before they are looked through.
    private const int Fewest = 64;

    private readonly Dictionary<TKey, Entry> _entries = [];
    private int _sweepAt = Fewest;

    /// <summary>The value of a key. Whoever asks while it is being computed waits.</summary>
    public TValue Get(TKey key, Func<TValue> compute) => EntryOf(key).Get(compute);

    private Entry EntryOf(TKey key)
    {
        lock (_entries)
        {
            if (_entries.TryGetValue(key, out var known)) return known;
            if (_entries.Count >= _sweepAt) Sweep();
            return _entries[key] = new();
        }
    }

    private void Sweep()
    {
        foreach (var (key, entry) in _entries)
            if (!entry.IsAlive) _entries.Remove(key);
        _sweepAt = Math.Max(Fewest, 2 * _entries.Count);
    }

    private sealed class Entry
    {
        private readonly Lock _gate = new();
        private readonly WeakReference<TValue> _value = new(null!);

        public bool IsAlive => _value.TryGetTarget(out _);

        public TValue Get(Func<TValue> compute)
        {
            lock (_gate)
            {
                if (_value.TryGetTarget(out var known)) return known;
                var value = compute();
                _value.SetTarget(value);
                return value;
            }
        }
    }
}

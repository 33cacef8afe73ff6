using System.Runtime.InteropServices;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>
/// Of equal values one is kept, as long as somebody holds it: people who see nearly the same hold what is the same once. Two values of one hash
/// take turns, and nothing is lost but room.
/// </summary>
/// <typeparam name="T">Immutable, compared by value.</typeparam>
internal sealed class Unique<T>
    where T : class
{
    // So many places may be of values that are gone before they are looked through.
    private const int Fewest = 1024;

    private readonly Dictionary<int, WeakReference<T>> _places = [];
    private int _sweepAt = Fewest;

    /// <summary>The value that is kept of all that equal this one.</summary>
    public T Of(T value)
    {
        var hash = value.GetHashCode();
        lock (_places)
        {
            if (_places.Count >= _sweepAt) Sweep();
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, hash, out _);
            if (place is null) place = new(value);
            else if (place.TryGetTarget(out var known) && known.Equals(value)) return known;
            else place.SetTarget(value);
            return value;
        }
    }

    private void Sweep()
    {
        foreach (var (hash, place) in _places)
            if (!place.TryGetTarget(out _)) _places.Remove(hash);
        _sweepAt = Math.Max(Fewest, 2 * _places.Count);
    }
}

using System.Buffers;
using System.Numerics;

namespace PolicyStudio.Engine.Sets;

/// <summary>
/// A set of integers from 0 up, kept as the ascending numbers at which membership changes: in from the first, out from the second, and so
/// on. Sets of neighbours, and everything but a few, are a handful of numbers; membership is a binary search. Immutable; equal sets are equal values.
/// </summary>
internal sealed class IntegerSet : IEquatable<IntegerSet>
{
    private readonly int[] _changes;
    private int _hash;

    private IntegerSet(int[] changes) => _changes = changes;

    /// <summary>No number.</summary>
    public static IntegerSet Empty { get; } = new([]);

    /// <summary>Every number.</summary>
    public static IntegerSet Everything { get; } = new([0, int.MaxValue]);

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _changes.Length == 0;

    /// <summary>Whether every number is in it.</summary>
    public bool IsEverything => _changes is [0, int.MaxValue];

    /// <summary>How many runs of neighbours it has.</summary>
    public int RunCount => _changes.Length / 2;

    /// <summary>How many numbers are in it.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            for (var i = 0; i < _changes.Length; i += 2) count += _changes[i + 1] - _changes[i];
            return count;
        }
    }

    /// <summary>The bytes it holds, the object's own included.</summary>
    public int Bytes => 24 + 24 + (_changes.Length * sizeof(int));

    /// <summary>The numbers from the first, up to the end and without it; empty where the end is not above the first.</summary>
    public static IntegerSet Range(int first, int end) => end <= first ? Empty : first == 0 && end == int.MaxValue ? Everything : new([first, end]);

    /// <summary>The given numbers, which ascend; one given twice counts once.</summary>
    public static IntegerSet OfAscending(ReadOnlySpan<int> numbers)
    {
        if (numbers.IsEmpty) return Empty;
        var changes = ArrayPool<int>.Shared.Rent(numbers.Length * 2);
        var length = 0;
        foreach (var number in numbers)
        {
            if (length > 0 && changes[length - 1] >= number) changes[length - 1] = Math.Max(changes[length - 1], number + 1);
            else (changes[length], changes[length + 1], length) = (number, number + 1, length + 2);
        }
        return Taken(changes, length);
    }

    /// <summary>The given runs, each a first number and an end; they ascend and may touch.</summary>
    public static IntegerSet OfRuns(IEnumerable<(int First, int End)> runs)
    {
        var changes = new List<int>();
        foreach (var (first, end) in runs)
        {
            if (end <= first) continue;
            if (changes.Count > 0 && changes[^1] >= first) changes[^1] = Math.Max(changes[^1], end);
            else changes.AddRange([first, end]);
        }
        return changes.Count == 0 ? Empty : new([.. changes]);
    }

    /// <summary>The numbers of all the given sets.</summary>
    public static IntegerSet UnionOf(ReadOnlySpan<IntegerSet> sets)
    {
        if (sets.Length < 3) return sets.Length == 0 ? Empty : sets.Length == 1 ? sets[0] : sets[0].Union(sets[1]);
        var length = 0;
        foreach (var set in sets) length += set.RunCount;
        // A run as one number, which orders by where it begins.
        var runs = ArrayPool<long>.Shared.Rent(length);
        var at = 0;
        foreach (var set in sets)
            for (var i = 0; i < set._changes.Length; i += 2) runs[at++] = ((long)set._changes[i] << 32) | (uint)set._changes[i + 1];
        runs.AsSpan(0, length).Sort();
        var changes = ArrayPool<int>.Shared.Rent(length * 2);
        var count = 0;
        foreach (var run in runs.AsSpan(0, length))
        {
            var (first, end) = ((int)(run >> 32), (int)run);
            if (count > 0 && changes[count - 1] >= first) changes[count - 1] = Math.Max(changes[count - 1], end);
            else (changes[count], changes[count + 1], count) = (first, end, count + 2);
        }
        ArrayPool<long>.Shared.Return(runs);
        return Taken(changes, count);
    }

    /// <summary>The run of that index: its first number, and the one after its last.</summary>
    public (int First, int End) Run(int index) => (_changes[2 * index], _changes[(2 * index) + 1]);

    /// <summary>Whether a number is in it.</summary>
    public bool Contains(int number)
    {
        var changes = _changes;
        if (changes.Length == 2) return changes[0] <= number && number < changes[1];
        var (low, high) = (0, changes.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (changes[middle] <= number) low = middle + 1;
            else high = middle;
        }
        return (low & 1) == 1;
    }

    /// <summary>Numbers of either.</summary>
    public IntegerSet Union(IntegerSet other) =>
        IsEmpty || other.IsEverything || ReferenceEquals(this, other) ? other : other.IsEmpty || IsEverything ? this : Combine(other, inFirst: true, inSecond: true, inBoth: true);

    /// <summary>Numbers of both.</summary>
    public IntegerSet Intersect(IntegerSet other) =>
        IsEmpty || other.IsEverything || ReferenceEquals(this, other) ? this : other.IsEmpty || IsEverything ? other : Combine(other, inFirst: false, inSecond: false, inBoth: true);

    /// <summary>Numbers of this set that the other lacks.</summary>
    public IntegerSet Except(IntegerSet other) =>
        IsEmpty || other.IsEmpty ? this : other.IsEverything || ReferenceEquals(this, other) ? Empty : Combine(other, inFirst: true, inSecond: false, inBoth: false);

    /// <inheritdoc/>
    public bool Equals(IntegerSet? other) =>
        ReferenceEquals(this, other) || (other is not null && _changes.AsSpan().SequenceEqual(other._changes));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IntegerSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // Computed when it is wanted: most sets are steps on the way to others. Two threads come to the same number.
        if (_hash != 0) return _hash;
        var hash = (uint)_changes.Length + 1;
        foreach (var change in _changes) hash = BitOperations.RotateLeft((hash ^ (uint)change) * 0x9E3779B1, 15);
        return _hash = hash == 0 ? 1 : (int)hash;
    }

    /// <summary><c>0-4 7 9-12</c>.</summary>
    public override string ToString() =>
        string.Join(' ', Enumerable.Range(0, RunCount).Select(Run).Select(r => r.End - r.First == 1 ? $"{r.First}" : $"{r.First}-{r.End - 1}"));

    // Walks along both: what is in the result changes only where one of them changes.
    private IntegerSet Combine(IntegerSet other, bool inFirst, bool inSecond, bool inBoth)
    {
        var (a, b) = (_changes, other._changes);
        var changes = ArrayPool<int>.Shared.Rent(a.Length + b.Length);
        var (i, j, length, isIn) = (0, 0, 0, false);
        while (i < a.Length || j < b.Length)
        {
            var x = i == a.Length ? b[j] : j == b.Length ? a[i] : Math.Min(a[i], b[j]);
            if (i < a.Length && a[i] == x) i++;
            if (j < b.Length && b[j] == x) j++;
            var (inA, inB) = ((i & 1) == 1, (j & 1) == 1);
            var now = inA ? inB ? inBoth : inFirst : inB && inSecond;
            if (now == isIn) continue;
            changes[length++] = x;
            isIn = now;
        }
        var result = changes.AsSpan(0, length);
        if (result.SequenceEqual(a) || result.SequenceEqual(b))
        {
            var same = length == a.Length && result.SequenceEqual(a) ? this : other;
            ArrayPool<int>.Shared.Return(changes);
            return same;
        }
        return Taken(changes, length);
    }

    private static IntegerSet Taken(int[] rented, int length)
    {
        var changes = rented.AsSpan(0, length).ToArray();
        ArrayPool<int>.Shared.Return(rented);
        return length == 0 ? Empty : new(changes);
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PolicyStudio.Engine.Objects;

/// <summary>Keeps objects of one sort in the order of their references, finds one by its reference, and replaces a few among many.</summary>
/// <param name="keyOf">Which object it is.</param>
internal sealed class ObjectOrder<T>(Func<T, ObjectKey> keyOf) : IComparer<T> where T : class
{
    public int Compare(T? x, T? y) => keyOf(x!).CompareTo(keyOf(y!));

    /// <summary>The objects in order. What comes from another snapshot is in order already; what an API server lists is so within each namespace.</summary>
    /// <exception cref="ArgumentException">Two objects have the same reference.</exception>
    public ImmutableArray<T> Sort(IEnumerable<T> objects)
    {
        var items = objects is ImmutableArray<T> array ? array : [.. objects];
        if (IsInOrder(items.AsSpan())) return items;
        var sorted = ByNamespace(items.AsSpan());
        return IsInOrder(sorted) ? ImmutableCollectionsMarshal.AsImmutableArray(sorted) : throw new ArgumentException($"{FirstTwice(sorted)} is there twice");
    }

    /// <summary>The object of that reference, or null.</summary>
    public T? Find(ImmutableArray<T> sorted, ObjectKey key) => IndexOf(sorted.AsSpan(), key) is >= 0 and var at ? sorted[at] : null;

    /// <summary>The objects of a namespace.</summary>
    public ReadOnlySpan<T> In(ImmutableArray<T> sorted, string? ns)
    {
        var span = sorted.AsSpan();
        var from = FirstAtLeast(span, ns, after: false);
        return span[from..(from + FirstAtLeast(span[from..], ns, after: true))];
    }

    /// <summary>What changes in a table when some objects are put into it and others taken out, in order; what is as it was is left out.</summary>
    /// <exception cref="ArgumentException">Two changes are about the same object.</exception>
    public List<Replacement<T>> Changes(ImmutableArray<T> sorted, IEnumerable<T> put, IEnumerable<ObjectKey> removed)
    {
        var changes = new List<Replacement<T>>();
        foreach (var item in put)
            if (Find(sorted, keyOf(item)) is var before && !ReferenceEquals(before, item)) changes.Add(new(before, item));
        foreach (var key in removed)
            if (Find(sorted, key) is { } before) changes.Add(new(before, null));
        changes.Sort((a, b) => Compare(a.Any, b.Any));
        for (var i = 1; i < changes.Count; i++)
            if (Compare(changes[i - 1].Any, changes[i].Any) == 0) throw new ArgumentException($"{keyOf(changes[i].Any).Reference} is there twice");
        return changes;
    }

    /// <summary>The table with the changes made. All other objects are the same ones.</summary>
    public ImmutableArray<T> Replace(ImmutableArray<T> sorted, List<Replacement<T>> changes)
    {
        if (changes.Count == 0) return sorted;
        var result = new T[sorted.Length + changes.Sum(c => (c.After is null ? 0 : 1) - (c.Before is null ? 0 : 1))];
        var rest = sorted.AsSpan();
        var room = result.AsSpan();
        foreach (var change in changes)
        {
            var at = IndexOf(rest, keyOf(change.Any));
            var kept = at < 0 ? ~at : at;
            rest[..kept].CopyTo(room);
            rest = rest[(at < 0 ? kept : kept + 1)..];
            room = room[kept..];
            if (change.After is null) continue;
            room[0] = change.After;
            room = room[1..];
        }
        rest.CopyTo(room);
        return ImmutableCollectionsMarshal.AsImmutableArray(result);
    }

    private int IndexOf(ReadOnlySpan<T> sorted, ObjectKey key)
    {
        var (low, high) = (0, sorted.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = keyOf(sorted[middle]).CompareTo(key);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }

    private int FirstAtLeast(ReadOnlySpan<T> sorted, string? ns, bool after)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(keyOf(sorted[middle]).Namespace, ns);
            if (order < 0 || (after && order == 0)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private bool IsInOrder(ReadOnlySpan<T> items)
    {
        for (var i = 1; i < items.Length; i++)
            if (Compare(items[i - 1], items[i]) >= 0) return false;
        return true;
    }

    // Each namespace by itself: there are far fewer of them than objects, and most are in order.
    private T[] ByNamespace(ReadOnlySpan<T> items)
    {
        var slots = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items) CollectionsMarshal.GetValueRefOrAddDefault(slots, keyOf(item).Namespace ?? "", out _)++;
        var end = 0;
        var segments = slots.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (Start: (end += s.Value) - s.Value, Length: s.Value, s.Key)).ToList();
        foreach (var segment in segments) slots[segment.Key] = segment.Start;
        var sorted = new T[items.Length];
        foreach (var item in items) sorted[CollectionsMarshal.GetValueRefOrNullRef(slots, keyOf(item).Namespace ?? "")++] = item;
        foreach (var segment in segments)
            if (!IsInOrder(sorted.AsSpan(segment.Start, segment.Length))) Array.Sort(sorted, segment.Start, segment.Length, this);
        return sorted;
    }

    private ObjectReference FirstTwice(T[] sorted) =>
        sorted.Zip(sorted.Skip(1)).Where(p => Compare(p.First, p.Second) == 0).Select(p => keyOf(p.First).Reference).First();
}

/// <summary>One object that takes another's place, comes, or goes.</summary>
/// <param name="Before">What was there, or null.</param>
/// <param name="After">What is there, or null; never null in both places.</param>
internal readonly record struct Replacement<T>(T? Before, T? After) where T : class
{
    /// <summary>One of the two; they have the same reference.</summary>
    public T Any => After ?? Before!;
}

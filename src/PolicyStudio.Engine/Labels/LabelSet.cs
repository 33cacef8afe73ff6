using System.Collections;

namespace PolicyStudio.Engine.Labels;

/// <summary>
/// The labels of an object: immutable, ordered by key (ordinal), equal when all pairs are equal. An object without labels has
/// <see cref="Empty"/>; the API makes no difference between no labels and none given.
/// </summary>
public sealed class LabelSet : IReadOnlyCollection<KeyValuePair<string, string>>, IEquatable<LabelSet>
{
    // Up to so many keys are looked through faster than halved: their lengths tell most apart.
    private const int Few = 16;

    private readonly string[] _keys;
    private readonly string[] _values;
    private readonly int _hash;

    private LabelSet(string[] keys, string[] values)
    {
        (_keys, _values) = (keys, values);
        var hash = new HashCode();
        for (var i = 0; i < keys.Length; i++) { hash.Add(keys[i]); hash.Add(values[i]); }
        _hash = hash.ToHashCode();
    }

    /// <summary>No labels.</summary>
    public static LabelSet Empty { get; } = new([], []);

    /// <summary>How many labels there are.</summary>
    public int Count => _keys.Length;

    /// <summary>The keys, in order.</summary>
    internal ReadOnlySpan<string> Keys => _keys;

    /// <summary>The values, in the order of their keys.</summary>
    internal ReadOnlySpan<string> Values => _values;

    /// <summary>The value of <paramref name="key"/>, or null when the label is absent (a label's value is never null).</summary>
    public string? this[string key]
    {
        get
        {
            if (_keys.Length > Few) return Array.BinarySearch(_keys, key, StringComparer.Ordinal) is >= 0 and var at ? _values[at] : null;
            for (var i = 0; i < _keys.Length; i++)
                if (_keys[i] == key) return _values[i];
            return null;
        }
    }

    /// <summary>Makes a set of the given pairs; of a key given twice the last one counts.</summary>
    public static LabelSet Of(IEnumerable<KeyValuePair<string, string>> labels)
    {
        // Most are in order already, since the API writes them so.
        KeyValuePair<string, string>[] given = [.. labels];
        for (var i = 1; i < given.Length; i++)
        {
            if (string.CompareOrdinal(given[i - 1].Key, given[i].Key) < 0) continue;
            var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (key, value) in given) sorted[key] = value;
            return OfSorted([.. sorted]);
        }
        return OfSorted(given);
    }

    /// <summary>Makes a set of the given pairs; of a key given twice the last one counts.</summary>
    public static LabelSet Of(params (string Key, string Value)[] labels) =>
        Of(labels.Select(l => KeyValuePair.Create(l.Key, l.Value)));

    /// <summary>Makes a set of pairs whose keys are in ordinal order and differ.</summary>
    /// <param name="sorted">The pairs.</param>
    /// <param name="like">A set that may have the same keys, which take no memory again then.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static LabelSet OfSorted(ReadOnlySpan<KeyValuePair<string, string>> sorted, LabelSet? like = null)
    {
        if (sorted.IsEmpty) return Empty;
        var values = new string[sorted.Length];
        if (like is not null && like.HasKeys(sorted))
        {
            for (var i = 0; i < sorted.Length; i++) values[i] = sorted[i].Value;
            return new(like._keys, values);
        }
        var keys = new string[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            (keys[i], values[i]) = (sorted[i].Key, sorted[i].Value);
            if (i > 0 && string.CompareOrdinal(keys[i - 1], keys[i]) >= 0) throw new ArgumentException($"{keys[i]} does not stand behind {keys[i - 1]}", nameof(sorted));
        }
        return new(keys, values);
    }

    /// <summary>Whether these are its pairs, in its order.</summary>
    public bool HasExactly(ReadOnlySpan<KeyValuePair<string, string>> sorted)
    {
        if (sorted.Length != _keys.Length) return false;
        for (var i = 0; i < sorted.Length; i++)
            if (sorted[i].Key != _keys[i] || sorted[i].Value != _values[i]) return false;
        return true;
    }

    private bool HasKeys(ReadOnlySpan<KeyValuePair<string, string>> sorted)
    {
        if (sorted.Length != _keys.Length) return false;
        for (var i = 0; i < sorted.Length; i++)
            if (sorted[i].Key != _keys[i]) return false;
        return true;
    }

    /// <summary>Whether the label is present, with whatever value.</summary>
    public bool Has(string key) => this[key] is not null;

    /// <summary>Whether the label is present with exactly this value.</summary>
    public bool Has(string key, string value) => this[key] == value;

    /// <summary>This set with the label set to <paramref name="value"/>, or without it where the value is null.</summary>
    public LabelSet With(string key, string? value)
    {
        if (this[key] == value) return this;
        var rest = this.Where(l => l.Key != key);
        return Of(value is null ? rest : rest.Append(KeyValuePair.Create(key, value)));
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        for (var i = 0; i < _keys.Length; i++)
            yield return KeyValuePair.Create(_keys[i], _values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(LabelSet? other) =>
        other is not null && (ReferenceEquals(this, other)
            || (_hash == other._hash && _keys.AsSpan().SequenceEqual(other._keys) && _values.AsSpan().SequenceEqual(other._values)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary><c>app=mysql,tier=db</c>; the empty set is the empty string.</summary>
    public override string ToString() => string.Join(',', this.Select(l => $"{l.Key}={l.Value}"));
}

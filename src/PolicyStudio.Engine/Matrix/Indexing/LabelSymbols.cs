using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Engine.Matrix.Indexing;

/// <summary>Numbers for the label keys that selectors read, and for their values: comparing numbers is cheaper than comparing text.</summary>
internal sealed class LabelSymbols
{
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly List<Dictionary<string, int>> _values = [];
    private readonly List<int> _keyOfPair = [];

    /// <summary>How many pairs there are.</summary>
    public int PairCount => _keyOfPair.Count;

    /// <summary>The number of a key, made where it has none.</summary>
    public int AddKey(string key)
    {
        if (_keys.TryGetValue(key, out var known)) return known;
        _values.Add(new(StringComparer.Ordinal));
        return _keys[key] = _values.Count - 1;
    }

    /// <summary>The number of a key, or -1 where no selector reads it.</summary>
    public int FindKey(string key) => _keys.GetValueOrDefault(key, -1);

    /// <summary>The number of a key's value, made where it has none.</summary>
    public int AddPair(int key, string value)
    {
        if (_values[key].TryGetValue(value, out var known)) return known;
        _keyOfPair.Add(key);
        return _values[key][value] = _keyOfPair.Count - 1;
    }

    /// <summary>The number of a key's value, or -1.</summary>
    public int FindPair(int key, string value) => _values[key].GetValueOrDefault(value, -1);

    /// <summary>The pairs of those labels whose keys are read, in the order of the keys.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="keep">Whether a value that is new gets a number; otherwise there is no answer then, null.</param>
    public int[]? PairsOf(LabelSet labels, bool keep)
    {
        Span<int> pairs = labels.Count <= 64 ? stackalloc int[labels.Count] : new int[labels.Count];
        var count = 0;
        var keys = labels.Keys;
        var values = labels.Values;
        for (var i = 0; i < keys.Length; i++)
        {
            if (FindKey(keys[i]) is not (>= 0 and var key)) continue;
            var pair = keep ? AddPair(key, values[i]) : FindPair(key, values[i]);
            if (pair < 0) return null;
            pairs[count++] = pair;
        }
        return pairs[..count].ToArray();
    }

    /// <summary>The key of a pair.</summary>
    public int KeyOf(int pair) => _keyOfPair[pair];
}

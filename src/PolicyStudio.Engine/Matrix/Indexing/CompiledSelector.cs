using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Engine.Matrix.Indexing;

/// <summary>A selector whose keys and values are numbers.</summary>
internal sealed class CompiledSelector
{
    private readonly Requirement[] _requirements;

    /// <summary>Compiles a selector. What no pod bears, and nobody reads, has no number and is met by no label.</summary>
    public CompiledSelector(LabelSelector selector, LabelSymbols symbols)
    {
        _requirements = new Requirement[selector.MatchLabels.Count + selector.MatchExpressions.Length];
        var at = 0;
        var keys = selector.MatchLabels.Keys;
        var values = selector.MatchLabels.Values;
        for (; at < keys.Length; at++) _requirements[at] = Of(LabelOperator.In, keys[at], values.Slice(at, 1), symbols);
        foreach (var e in selector.MatchExpressions) _requirements[at++] = Of(e.Operator, e.Key, e.Values.AsSpan(), symbols);
    }

    /// <summary>Whether it asks for nothing.</summary>
    public bool IsEmpty => _requirements.Length == 0;

    /// <summary>How many requirements there are.</summary>
    public int Count => _requirements.Length;

    /// <summary>The pairs of which whoever matches bears one; null where the requirement of that index does not ask for any.</summary>
    public int[]? Wanted(int index) => _requirements[index] is { Operator: LabelOperator.In, Pairs: var pairs } ? pairs : null;

    /// <summary>Whether an item with these pairs matches.</summary>
    /// <param name="pairs">Its pairs.</param>
    /// <param name="symbols">Whose numbers they are.</param>
    public bool Matches(ReadOnlySpan<int> pairs, LabelSymbols symbols)
    {
        foreach (var requirement in _requirements)
            if (!requirement.IsMet(pairs, symbols)) return false;
        return true;
    }

    private static Requirement Of(LabelOperator op, string key, ReadOnlySpan<string> values, LabelSymbols symbols)
    {
        var k = symbols.FindKey(key);
        if (k < 0 || values.IsEmpty) return new(op, k, []);
        if (values.Length == 1) return new(op, k, symbols.FindPair(k, values[0]) is >= 0 and var only ? [only] : []);
        var pairs = new List<int>(values.Length);
        foreach (var value in values)
            if (symbols.FindPair(k, value) is >= 0 and var pair && !pairs.Contains(pair)) pairs.Add(pair);
        return new(op, k, [.. pairs]);
    }

    private readonly record struct Requirement(LabelOperator Operator, int Key, int[] Pairs)
    {
        public bool IsMet(ReadOnlySpan<int> pairs, LabelSymbols symbols)
        {
            switch (Operator)
            {
                case LabelOperator.In: return pairs.ContainsAny(Pairs);
                case LabelOperator.NotIn: return !pairs.ContainsAny(Pairs);
                default:
                    var bears = false;
                    foreach (var pair in pairs) bears |= symbols.KeyOf(pair) == Key;
                    return bears == (Operator == LabelOperator.Exists);
            }
        }
    }
}

namespace PolicyStudio.Engine.Matrix.Indexing;

/// <summary>Items with labels, found by label: a selector looks only at those that bear the rarest of the labels it asks for.</summary>
internal sealed class LabelIndex
{
    private readonly LabelSymbols _symbols;
    private readonly int[][] _pairsOfItems;
    private readonly int[] _starts;
    private readonly int[] _bearers;

    /// <param name="symbols">Numbers of the labels; complete.</param>
    /// <param name="pairsOfItems">Of each item, the pairs that it bears.</param>
    public LabelIndex(LabelSymbols symbols, int[][] pairsOfItems)
    {
        (_symbols, _pairsOfItems) = (symbols, pairsOfItems);
        _starts = new int[symbols.PairCount + 1];
        foreach (var pairs in pairsOfItems)
            foreach (var pair in pairs) _starts[pair + 1]++;
        for (var i = 1; i < _starts.Length; i++) _starts[i] += _starts[i - 1];
        _bearers = new int[_starts[^1]];
        var next = _starts.AsSpan(0, symbols.PairCount).ToArray();
        for (var item = 0; item < pairsOfItems.Length; item++)
            foreach (var pair in pairsOfItems[item]) _bearers[next[pair]++] = item;
    }

    /// <summary>How many items there are.</summary>
    public int Count => _pairsOfItems.Length;

    /// <summary>Adds the items of a run that match, ascending.</summary>
    /// <param name="selector">What to match.</param>
    /// <param name="first">The first item of the run.</param>
    /// <param name="end">The one after its last.</param>
    /// <param name="found">Where they are added.</param>
    public void Match(CompiledSelector selector, int first, int end, List<int> found)
    {
        if (Rarest(selector, first, end) is not { } wanted)
        {
            for (var item = first; item < end; item++)
                if (Matches(selector, item)) found.Add(item);
            return;
        }
        var before = found.Count;
        foreach (var pair in wanted)
            foreach (var item in Bearers(pair, first, end))
                if (Matches(selector, item)) found.Add(item);
        // No item bears two values of one key, so that none is there twice.
        if (wanted.Length > 1) found.Sort(before, found.Count - before, null);
    }

    /// <summary>Whether an item matches.</summary>
    public bool Matches(CompiledSelector selector, int item) => selector.Matches(_pairsOfItems[item], _symbols);

    /// <summary>The requirement that the fewest items of a run meet, where that is worth knowing; null where the run itself is shorter.</summary>
    private int[]? Rarest(CompiledSelector selector, int first, int end)
    {
        int[]? rarest = null;
        var fewest = end - first;
        for (var i = 0; i < selector.Count; i++)
        {
            if (selector.Wanted(i) is not { } pairs) continue;
            var bearers = 0;
            foreach (var pair in pairs) bearers += Bearers(pair, first, end).Length;
            if (bearers < fewest) (rarest, fewest) = (pairs, bearers);
        }
        return rarest;
    }

    private ReadOnlySpan<int> Bearers(int pair, int first, int end)
    {
        var all = _bearers.AsSpan(_starts[pair], _starts[pair + 1] - _starts[pair]);
        if (first == 0 && end == Count) return all;
        var from = Position(all, first);
        return all[from..Position(all, end)];
    }

    private static int Position(ReadOnlySpan<int> ascending, int item)
    {
        var at = ascending.BinarySearch(item);
        return at < 0 ? ~at : at;
    }
}

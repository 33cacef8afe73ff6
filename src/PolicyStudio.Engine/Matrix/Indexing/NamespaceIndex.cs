using System.Runtime.InteropServices;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix.Indexing;

/// <summary>The namespaces of a snapshot by label. Immutable once it is made.</summary>
internal sealed class NamespaceIndex
{
    private readonly ClusterSnapshot _snapshot;
    private readonly LabelSymbols _symbols = new();
    private readonly LabelIndex _index;

    /// <param name="snapshot">The snapshot.</param>
    /// <param name="selectors">The namespace selectors that its policies have.</param>
    public NamespaceIndex(ClusterSnapshot snapshot, IEnumerable<LabelSelector> selectors)
    {
        _snapshot = snapshot;
        foreach (var selector in selectors)
            foreach (var key in selector.Keys) _symbols.AddKey(key);
        _index = new(_symbols, [.. snapshot.Namespaces.Select(n => _symbols.PairsOf(n.Labels, keep: true)!)]);
    }

    /// <summary>A selector with numbers; null where it reads a key that no policy of the snapshot reads.</summary>
    public CompiledSelector? Compile(LabelSelector selector) => selector.Keys.All(k => _symbols.FindKey(k) >= 0) ? new(selector, _symbols) : null;

    /// <summary>The places of the namespaces that a selector matches.</summary>
    /// <param name="selector">The selector.</param>
    /// <param name="compiled">The same with numbers, where it has such.</param>
    public IntegerSet Matching(LabelSelector selector, CompiledSelector? compiled)
    {
        if (selector.IsEmpty) return IntegerSet.Range(0, _index.Count);
        var found = new List<int>();
        if (compiled is not null) _index.Match(compiled, 0, _index.Count, found);
        // What came with a draft is looked up in the labels themselves.
        else found.AddRange(_snapshot.Namespaces.Index().Where(n => selector.Matches(n.Item.Labels)).Select(n => n.Index));
        return IntegerSet.OfAscending(CollectionsMarshal.AsSpan(found));
    }
}

using System.Runtime.InteropServices;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix;

/// <summary>Finds the identities that peers match. Immutable once it is made.</summary>
internal sealed class PeerSets
{
    private const int FewRuns = 4;

    private readonly IdentityTable _identities;
    private readonly LabelIndex _namespaces;
    private readonly LabelSymbols _symbols = new();
    private readonly IntegerSet[] _kept;

    /// <summary>Finds those of every peer that is kept.</summary>
    public PeerSets(IdentityTable identities, IReadOnlyList<CompiledPeer> peers, CancellationToken cancellation)
    {
        _identities = identities;
        foreach (var key in peers.Select(p => p.Namespaces).OfType<LabelSelector>().SelectMany(s => s.Keys)) _symbols.AddKey(key);
        _namespaces = new(_symbols, [.. identities.Snapshot.Namespaces.Select(Pairs)]);
        _kept = new IntegerSet[peers.Count];
        var matching = new Dictionary<LabelSelector, IntegerSet>();
        for (var i = 0; i < _kept.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            _kept[i] = Find(peers[i], s => matching.TryGetValue(s, out var known) ? known : matching[s] = Namespaces(s));
        }
    }

    /// <summary>The identities of the snapshot that a peer matches.</summary>
    public IntegerSet Of(CompiledPeer peer) => peer.Index >= 0 ? _kept[peer.Index] : Find(peer, Namespaces);

    private int[] Pairs(Namespace ns)
    {
        var pairs = new List<int>();
        foreach (var (key, value) in ns.Labels)
            if (_symbols.FindKey(key) is >= 0 and var k) pairs.Add(_symbols.AddPair(k, value));
        return [.. pairs];
    }

    private IntegerSet Find(CompiledPeer peer, Func<LabelSelector, IntegerSet> namespaces)
    {
        if (peer.Block is { } block) return _identities.In(block);
        if (peer.Own is { } own)
            return _identities.NamespaceAt(own) is >= 0 and var at ? Pods(peer.Pods, IntegerSet.Range(at, at + 1)) : IntegerSet.Empty;
        return Pods(peer.Pods, namespaces(peer.Namespaces!));
    }

    // Places of namespaces.
    private IntegerSet Namespaces(LabelSelector selector)
    {
        if (selector.IsEmpty) return IntegerSet.Range(0, _namespaces.Count);
        // A key that no kept peer reads has no number: its namespaces are looked at one by one.
        if (selector.Keys.Any(k => _symbols.FindKey(k) < 0))
            return IntegerSet.OfAscending([.. _identities.Snapshot.Namespaces.Index().Where(n => selector.Matches(n.Item.Labels)).Select(n => n.Index)]);
        var found = new List<int>();
        _namespaces.Match(new(selector, _symbols), 0, _namespaces.Count, found);
        return IntegerSet.OfAscending(CollectionsMarshal.AsSpan(found));
    }

    private IntegerSet Pods(LabelSelector? selector, IntegerSet namespaces)
    {
        if (selector is null or { IsEmpty: true }) return IntegerSet.OfRuns(Runs(namespaces));
        var compiled = new CompiledSelector(selector, _identities.Symbols);
        var found = new List<int>();
        // Of many namespaces scattered over the cluster it is cheaper to ask the whole cluster once.
        var isScattered = namespaces.RunCount > FewRuns;
        foreach (var (first, end) in isScattered ? [_identities.Pods] : Runs(namespaces)) _identities.Index.Match(compiled, first, end, found);
        var matching = IntegerSet.OfAscending(CollectionsMarshal.AsSpan(found));
        return isScattered ? matching.Intersect(IntegerSet.OfRuns(Runs(namespaces))) : matching;
    }

    private IEnumerable<(int First, int End)> Runs(IntegerSet namespaces)
    {
        for (var i = 0; i < namespaces.RunCount; i++)
        {
            var (first, end) = namespaces.Run(i);
            yield return _identities.InNamespaces(first, end);
        }
    }
}

using System.Runtime.InteropServices;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Matrix.Compiling;
using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Matrix.Indexing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Matrix.Rows;

/// <summary>Finds the identities that peers match. Immutable once it is made.</summary>
internal sealed class PeerSets
{
    private readonly IdentityTable _identities;
    private readonly NamespaceIndex _namespaces;
    private readonly HashSet<IpBlock> _blocks;
    private readonly IntegerSet[] _kept;

    /// <summary>Finds those of every peer that is kept.</summary>
    /// <param name="input">The peers, and the identities.</param>
    /// <param name="parts">How many threads share the work.</param>
    /// <param name="cancellation">Ends it.</param>
    public PeerSets(MatrixInput input, int parts, CancellationToken cancellation)
    {
        (_identities, _namespaces, _blocks) = (input.Identities, input.Namespaces, [.. input.Reads.Blocks]);
        var peers = input.Compiler.Peers;
        _kept = new IntegerSet[peers.Count];
        Parallel.For(0, parts, new() { CancellationToken = cancellation }, part =>
        {
            var (matching, found) = (new Dictionary<LabelSelector, IntegerSet>(), new List<int>());
            for (var i = peers.Count * part / parts; i < peers.Count * (part + 1) / parts; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                _kept[i] = Find(peers[i], matching, found);
            }
        });
    }

    /// <summary>The identities of the snapshot that a peer matches.</summary>
    public IntegerSet Of(CompiledPeer peer) => peer.Index >= 0 ? _kept[peer.Index] : Find(peer, [], []);

    private IntegerSet Find(CompiledPeer peer, Dictionary<LabelSelector, IntegerSet> matching, List<int> found)
    {
        // Nothing that has stayed what it was lies in a block that only a change reads: who does has an identity of its own.
        if (peer.Block is { } block) return peer.Index >= 0 || _blocks.Contains(block) ? _identities.In(block) : IntegerSet.Empty;
        if (peer.Own is { } own)
            return _identities.NamespaceAt(own) is >= 0 and var at ? Pods(peer, IntegerSet.Range(at, at + 1), found) : IntegerSet.Empty;
        if (!matching.TryGetValue(peer.Namespaces!, out var namespaces))
            matching[peer.Namespaces!] = namespaces = _namespaces.Matching(peer.Namespaces!, peer.NamespacesCompiled);
        return Pods(peer, namespaces, found);
    }

    private IntegerSet Pods(CompiledPeer peer, IntegerSet namespaces, List<int> found)
    {
        if (peer.Pods is null or { IsEmpty: true }) return IdentitiesIn(namespaces);
        found.Clear();
        if (namespaces.RunCount == 1)
        {
            var (first, end) = namespaces.Run(0);
            (first, end) = _identities.InNamespaces(first, end);
            _identities.Index.Match(peer.PodsCompiled!, first, end, found);
            return IntegerSet.OfAscending(CollectionsMarshal.AsSpan(found));
        }
        // Of namespaces scattered over the cluster it is cheaper to ask the whole cluster once.
        _identities.Index.Match(peer.PodsCompiled!, _identities.Pods.First, _identities.Pods.End, found);
        return IntegerSet.OfAscending(CollectionsMarshal.AsSpan(found)).Intersect(IdentitiesIn(namespaces));
    }

    private IntegerSet IdentitiesIn(IntegerSet namespaces)
    {
        if (namespaces.RunCount == 1)
        {
            var (first, end) = namespaces.Run(0);
            (first, end) = _identities.InNamespaces(first, end);
            return IntegerSet.Range(first, end);
        }
        var runs = new List<(int, int)>(namespaces.RunCount);
        for (var i = 0; i < namespaces.RunCount; i++)
        {
            var (first, end) = namespaces.Run(i);
            runs.Add(_identities.InNamespaces(first, end));
        }
        return IntegerSet.OfRuns(runs);
    }
}

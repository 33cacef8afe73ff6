using System.Collections.Immutable;
using PolicyStudio.Engine.Matrix.Indexing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix.Identities;

/// <summary>
/// Every identity of a snapshot: first the addresses outside, then the pods, namespace by namespace. Ten thousand pods are some hundred to
/// some thousand of them. Immutable once it is made.
/// </summary>
internal sealed class IdentityTable
{
    private readonly PodProjection _projection;
    private readonly AddressClasses? _addresses;
    private readonly Dictionary<IdentityKey, int> _ids = [];
    private readonly Dictionary<Pod, int> _idOfPod;
    private readonly Dictionary<string, int> _namespaces = new(StringComparer.Ordinal);
    private readonly int[] _namespaceStarts;
    private readonly Pod[] _pods;
    private readonly int[] _podStarts;
    private readonly Dictionary<int, IntegerSet> _layouts = [];
    private readonly int[] _layoutOf;
    private readonly int[][] _byAddress;

    /// <summary>Reduces a snapshot's pods to identities.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IdentityTable(ClusterSnapshot snapshot, PolicyReads reads, CancellationToken cancellation)
    {
        Snapshot = snapshot;
        _idOfPod = new(snapshot.Pods.Length, ReferenceEqualityComparer.Instance);
        Outside = new(reads.Blocks);
        foreach (var key in reads.Keys) Symbols.AddKey(key);
        var pods = snapshot.Workloads.SelectMany(w => w.Pods);
        _addresses = reads.ReadsAddresses ? new(Outside, reads.Blocks, pods) : null;
        _projection = new(reads, Symbols, _addresses);
        foreach (var ns in snapshot.Namespaces) _namespaces[ns.Name] = _namespaces.Count;

        var all = Outside.All.Select((range, id) => Identity.Of(id, range)).ToList();
        var keys = new List<IdentityKey>();
        var members = new List<(int Id, Pod Pod)>(snapshot.Pods.Length);
        _namespaceStarts = new int[snapshot.Namespaces.Length + 1];
        var filled = -1;
        foreach (var workload in snapshot.Workloads)
        {
            cancellation.ThrowIfCancellationRequested();
            var ns = _namespaces[workload.Namespace];
            while (filled < ns) _namespaceStarts[++filled] = all.Count;
            foreach (var pod in workload.Pods)
            {
                var key = _projection.Add(ns, pod);
                if (!_ids.TryGetValue(key, out var id))
                {
                    _ids[key] = id = all.Count;
                    all.Add(Identity.Of(id, snapshot.Namespaces[ns], pod));
                    keys.Add(key);
                }
                members.Add((id, pod));
                _idOfPod[pod] = id;
            }
        }
        while (filled < _namespaceStarts.Length - 1) _namespaceStarts[++filled] = all.Count;
        All = [.. all];
        (_podStarts, _pods) = Sorted(members, all.Count);
        Index = new(Symbols, [.. Enumerable.Repeat(Array.Empty<int>(), Outside.All.Length), .. keys.Select(k => _projection.Pairs[k.Labels])]);
        _layoutOf = [.. keys.Select(k => k.Ports)];
        foreach (var group in keys.Select((k, i) => (k.Ports, Id: i + Outside.All.Length)).Where(x => x.Ports != 0).GroupBy(x => x.Ports, x => x.Id))
            _layouts[group.Key] = IntegerSet.OfAscending(group.ToArray());
        _byAddress = _addresses is null ? [] : ByAddress();
    }

    /// <summary>The snapshot.</summary>
    public ClusterSnapshot Snapshot { get; }

    /// <summary>The identities; each stands at its number.</summary>
    public ImmutableArray<Identity> All { get; }

    /// <summary>The addresses outside, which are the first identities.</summary>
    public OutsideRanges Outside { get; }

    /// <summary>The identities by label; those of addresses have none.</summary>
    public LabelIndex Index { get; }

    /// <summary>Numbers of the labels that are read.</summary>
    public LabelSymbols Symbols { get; } = new();

    /// <summary>The named ports of an identity that some policy asks for, and who else has the same; without those that have none.</summary>
    public IEnumerable<(ImmutableArray<ContainerPort> Ports, IntegerSet Ids)> Layouts => _layouts.Select(l => (_projection.Layouts[l.Key], l.Value));

    /// <summary>The named ports of an identity that some policy asks for.</summary>
    public ImmutableArray<ContainerPort> PortsOf(int id) => id < Outside.All.Length ? [] : _projection.Layouts[_layoutOf[id - Outside.All.Length]];

    /// <summary>All identities of pods.</summary>
    public (int First, int End) Pods => (Outside.All.Length, All.Length);

    /// <summary>The pods of an identity, in the snapshot's order.</summary>
    public ReadOnlySpan<Pod> PodsOf(int id) => _pods.AsSpan(_podStarts[id], _podStarts[id + 1] - _podStarts[id]);

    /// <summary>The identity of one of the snapshot's own pods, or -1 for another object.</summary>
    public int IdOf(Pod pod) => _idOfPod.GetValueOrDefault(pod, -1);

    /// <summary>The identity that a pod has in a namespace with these labels, or -1 where none fits.</summary>
    public int Find(Pod pod, Namespace ns)
    {
        if (!_namespaces.TryGetValue(pod.Namespace, out var at) || !Snapshot.Namespaces[at].Labels.Equals(ns.Labels)) return -1;
        return _projection.Find(at, pod) is { } key ? _ids.GetValueOrDefault(key, -1) : -1;
    }

    /// <summary>The place of a namespace, or -1.</summary>
    public int NamespaceAt(string name) => _namespaces.GetValueOrDefault(name, -1);

    /// <summary>The identities of the namespaces from the first place up to the end.</summary>
    public (int First, int End) InNamespaces(int first, int end) => (_namespaceStarts[first], _namespaceStarts[end]);

    /// <summary>The identities in a block: ranges outside, and pods by their address.</summary>
    public IntegerSet In(IpBlock block)
    {
        var outside = IntegerSet.OfRuns(Outside.RunsOf(block));
        if (_addresses is null) return outside;
        var pods = _addresses.HeldIn(block).SelectMany(at => _byAddress[at]).Distinct().ToArray();
        Array.Sort(pods);
        return outside.Union(IntegerSet.OfAscending(pods));
    }

    private int[][] ByAddress()
    {
        var held = new Dictionary<int, List<int>>();
        for (var id = Outside.All.Length; id < All.Length; id++)
            // Its pods lie in the same blocks: one of them tells which.
            for (var i = 0; i < All[id].Pod!.AddressCount; i++)
            {
                var place = _addresses!.PlaceOf(All[id].Pod!.AddressAt(i));
                if (!held.TryGetValue(place, out var ids)) held[place] = ids = [];
                if (ids.Count == 0 || ids[^1] != id) ids.Add(id);
            }
        return [.. Enumerable.Range(0, _addresses!.Places).Select(place => held.TryGetValue(place, out var ids) ? ids.ToArray() : [])];
    }

    // Counting sort: the pods of one identity stand together, in the order in which they came.
    private static (int[] Starts, Pod[] Pods) Sorted(List<(int Id, Pod Pod)> members, int count)
    {
        var starts = new int[count + 1];
        foreach (var (id, _) in members) starts[id + 1]++;
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        var pods = new Pod[members.Count];
        var next = starts.AsSpan(0, count).ToArray();
        foreach (var (id, pod) in members) pods[next[id]++] = pod;
        return (starts, pods);
    }
}

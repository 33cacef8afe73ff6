using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Matrix.Indexing;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix.Identities;

/// <summary>
/// Reduces pods to what policies read of them, as a handful of numbers. While a matrix is built it is filled; afterwards it is only read.
/// </summary>
/// <param name="reads">What policies read.</param>
/// <param name="symbols">Numbers of labels; filled with the pods' own.</param>
/// <param name="addresses">Classes of addresses, or null where no policy reads them.</param>
internal sealed class PodProjection(PolicyReads reads, LabelSymbols symbols, AddressClasses? addresses)
{
    private readonly Dictionary<LabelSet, int> _labels = [];
    private readonly Dictionary<int[], int> _projections = new(Sequences.Comparer);
    private readonly List<int[]> _pairs = [];
    private readonly Dictionary<ContainerPort[], int> _portArrays = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ImmutableArray<ContainerPort>, int> _ports = new(Sequences.PortComparer);
    private readonly List<ImmutableArray<ContainerPort>> _layouts = [[]];

    /// <summary>The pairs of each projected set of labels.</summary>
    public IReadOnlyList<int[]> Pairs => _pairs;

    /// <summary>The named ports of each layout; the first has none.</summary>
    public IReadOnlyList<ImmutableArray<ContainerPort>> Layouts => _layouts;

    /// <summary>The pod's key, made where it is new.</summary>
    public IdentityKey Add(int ns, Pod pod)
    {
        if (!_labels.TryGetValue(pod.Labels, out var labels)) _labels[pod.Labels] = labels = Projection(pod.Labels);
        return new(ns, labels, AddLayout(pod), addresses?.Add(pod) ?? 0, pod.HostNetwork, pod.IsFromTemplate);
    }

    /// <summary>The pod's key, or null where it has something that no pod had.</summary>
    public IdentityKey? Find(int ns, Pod pod)
    {
        if (!_labels.TryGetValue(pod.Labels, out var labels) && (Project(pod.Labels) is not { } pairs || !_projections.TryGetValue(pairs, out labels))) return null;
        if (FindLayout(pod) is not { } layout) return null;
        var blocks = addresses?.Find(pod) ?? 0;
        return blocks == -1 ? null : new(ns, labels, layout, blocks, pod.HostNetwork, pod.IsFromTemplate);
    }

    private int Projection(LabelSet labels)
    {
        var pairs = new List<int>();
        var keys = labels.Keys;
        var values = labels.Values;
        for (var i = 0; i < keys.Length; i++)
            if (symbols.FindKey(keys[i]) is >= 0 and var k) pairs.Add(symbols.AddPair(k, values[i]));
        int[] projected = [.. pairs];
        if (_projections.TryGetValue(projected, out var known)) return known;
        _pairs.Add(projected);
        return _projections[projected] = _pairs.Count - 1;
    }

    private int[]? Project(LabelSet labels)
    {
        var pairs = new List<int>();
        var keys = labels.Keys;
        var values = labels.Values;
        for (var i = 0; i < keys.Length; i++)
        {
            if (symbols.FindKey(keys[i]) is not (>= 0 and var k)) continue;
            if (symbols.FindPair(k, values[i]) is not (>= 0 and var pair)) return null;
            pairs.Add(pair);
        }
        return [.. pairs];
    }

    private int AddLayout(Pod pod)
    {
        if (pod.Ports.IsEmpty) return 0;
        // Pods of one template mostly share the array itself.
        var array = ImmutableCollectionsMarshal.AsArray(pod.Ports)!;
        if (_portArrays.TryGetValue(array, out var known)) return known;
        var named = reads.NamedPorts(pod);
        if (named.IsEmpty) return _portArrays[array] = 0;
        if (!_ports.TryGetValue(named, out var layout))
        {
            _ports[named] = layout = _layouts.Count;
            _layouts.Add(named);
        }
        return _portArrays[array] = layout;
    }

    private int? FindLayout(Pod pod)
    {
        if (pod.Ports.IsEmpty) return 0;
        if (_portArrays.TryGetValue(ImmutableCollectionsMarshal.AsArray(pod.Ports)!, out var known)) return known;
        var named = reads.NamedPorts(pod);
        return named.IsEmpty ? 0 : _ports.TryGetValue(named, out var layout) ? layout : null;
    }
}

/// <summary>What policies read of a pod: pods with one key are one identity.</summary>
/// <param name="Namespace">Its namespace's place.</param>
/// <param name="Labels">Its projected labels.</param>
/// <param name="Ports">Its named ports' layout.</param>
/// <param name="Blocks">The class of its addresses.</param>
/// <param name="HostNetwork">Whether it has its node's network.</param>
/// <param name="IsFromTemplate">Whether it stands for pods to come.</param>
internal readonly record struct IdentityKey(int Namespace, int Labels, int Ports, int Blocks, bool HostNetwork, bool IsFromTemplate);

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
        return new(ns, labels, LayoutOf(pod, keep: true)!.Value, addresses?.Add(pod) ?? 0, pod.HostNetwork, pod.IsFromTemplate);
    }

    /// <summary>The pod's key, or null where it has something that no pod had.</summary>
    public IdentityKey? Find(int ns, Pod pod)
    {
        if (!_labels.TryGetValue(pod.Labels, out var labels) && (symbols.PairsOf(pod.Labels, keep: false) is not { } pairs || !_projections.TryGetValue(pairs, out labels))) return null;
        if (LayoutOf(pod, keep: false) is not { } layout) return null;
        var blocks = addresses?.Find(pod) ?? 0;
        return blocks == -1 ? null : new(ns, labels, layout, blocks, pod.HostNetwork, pod.IsFromTemplate);
    }

    private int Projection(LabelSet labels)
    {
        var pairs = symbols.PairsOf(labels, keep: true)!;
        if (_projections.TryGetValue(pairs, out var known)) return known;
        _pairs.Add(pairs);
        return _projections[pairs] = _pairs.Count - 1;
    }

    // Null where the layout is new and nothing is kept.
    private int? LayoutOf(Pod pod, bool keep)
    {
        if (pod.Ports.IsEmpty) return 0;
        // Pods of one template mostly share the array itself.
        var array = ImmutableCollectionsMarshal.AsArray(pod.Ports)!;
        if (_portArrays.TryGetValue(array, out var known)) return known;
        var named = reads.NamedPorts(pod);
        var layout = 0;
        if (!named.IsEmpty && !_ports.TryGetValue(named, out layout))
        {
            if (!keep) return null;
            _ports[named] = layout = _layouts.Count;
            _layouts.Add(named);
        }
        if (keep) _portArrays[array] = layout;
        return layout;
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

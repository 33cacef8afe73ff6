using System.Runtime.InteropServices;
using PolicyStudio.Engine.Matrix.Rows;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Engine.Coverage;

/// <summary>
/// The workloads of a cluster by what policies see of them: those of one class are in one namespace, and reach and are reached alike. Ten
/// thousand pods are some hundred to some thousand classes.
/// </summary>
internal sealed class WorkloadClasses
{
    private readonly Dictionary<(int Identity, bool IsOnNode), int> _podClasses = [];
    private readonly Dictionary<Row, int> _ingressRows = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Namespace, string PodClasses), int> _byParts = [];
    private readonly List<PodClass> _pods = [];
    private readonly List<int[]> _parts = [];
    private readonly List<int> _sizes = [];
    private readonly List<string> _namespaces = [];
    private readonly int[] _classOf;

    /// <summary>Sorts an engine's workloads.</summary>
    public WorkloadClasses(ReachabilityEngine engine)
    {
        var workloads = engine.Snapshot.Workloads;
        _classOf = new int[workloads.Length];
        var at = 0;
        for (var w = 0; w < workloads.Length; w++)
        {
            var parts = new SortedSet<int>();
            // The groups stand in the order of their workloads.
            for (; at < engine.Workloads.Length && ReferenceEquals(engine.Workloads[at].Workload, workloads[w]); at++) parts.Add(PodClassOf(engine, engine.Workloads[at]));
            _classOf[w] = ClassOf(workloads[w].Namespace, [.. parts]);
        }
    }

    /// <summary>How many classes there are; they stand in the order of their first workloads.</summary>
    public int Count => _parts.Count;

    /// <summary>The classes of pods that they are made of.</summary>
    public IReadOnlyList<PodClass> Pods => _pods;

    /// <summary>The different ingress rows, each at its number.</summary>
    public IReadOnlyCollection<Row> IngressRows => _ingressRows.Keys;

    /// <summary>The class of the workload at that place of the snapshot.</summary>
    public int Of(int workload) => _classOf[workload];

    /// <summary>How many workloads are in a class.</summary>
    public int SizeOf(int index) => _sizes[index];

    /// <summary>Their namespace.</summary>
    public string NamespaceOf(int index) => _namespaces[index];

    /// <summary>The classes of their pods, never empty.</summary>
    public ReadOnlySpan<int> PartsOf(int index) => _parts[index];

    private int PodClassOf(ReachabilityEngine engine, WorkloadEndpoint endpoint)
    {
        var end = engine.EndOf(endpoint);
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_podClasses, (end.Identity.Id, endpoint.Representative.HostNetwork), out var isKnown);
        if (isKnown) return index;
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_ingressRows, end.Rows.Ingress, out var isKnownRow);
        if (!isKnownRow) row = _ingressRows.Count - 1;
        index = _pods.Count;
        _pods.Add(new(endpoint, end.Identity, end.Rows, row, endpoint.Representative.HostNetwork));
        return index;
    }

    private int ClassOf(string ns, int[] parts)
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_byParts, (ns, string.Join(' ', parts)), out var isKnown);
        if (!isKnown)
        {
            index = _parts.Count;
            _parts.Add(parts);
            _sizes.Add(0);
            _namespaces.Add(ns);
        }
        _sizes[index]++;
        return index;
    }
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>
/// One moment of a cluster: immutable, in a stable order whatever the order of the input. Namespaces that are only known from what lies
/// in them are added, marked so.
/// </summary>
public sealed class ClusterSnapshot
{
    private readonly Lazy<ImmutableArray<Workload>> _workloads;
    private readonly Dictionary<string, Namespace> _namespaces;

    /// <summary>Makes a snapshot of the given objects; names are unique within each kind and namespace.</summary>
    /// <exception cref="ArgumentException">Two objects have the same kind, namespace and name.</exception>
    public ClusterSnapshot(
        IEnumerable<Namespace> namespaces, IEnumerable<Pod> pods, IEnumerable<Controller> controllers,
        IEnumerable<Service> services, IEnumerable<NetworkPolicy> policies, IEnumerable<Finding> findings)
    {
        Pods = Sorted(pods, p => p.Reference);
        Controllers = Sorted(controllers, c => c.Reference);
        Services = Sorted(services, s => s.Reference);
        Policies = Sorted(policies, p => p.Reference);
        Findings = [.. findings];
        var declared = namespaces.ToList();
        var known = declared.Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        var undeclared = Pods.Select(p => p.Namespace)
            .Concat(Controllers.Select(c => c.Reference.Namespace!)).Concat(Policies.Select(p => p.Namespace))
            .Distinct().Where(n => !known.Contains(n)).Select(Namespace.Undeclared);
        Namespaces = Sorted(declared.Concat(undeclared), n => n.Reference);
        _namespaces = Namespaces.ToDictionary(n => n.Name, StringComparer.Ordinal);
        _workloads = new(() => WorkloadFolding.Fold(this));
    }

    /// <summary>A cluster with nothing in it.</summary>
    public static ClusterSnapshot Empty { get; } = new([], [], [], [], [], []);

    /// <summary>All namespaces by name.</summary>
    public ImmutableArray<Namespace> Namespaces { get; }

    /// <summary>All pods that have a network.</summary>
    public ImmutableArray<Pod> Pods { get; }

    /// <summary>All objects that make pods.</summary>
    public ImmutableArray<Controller> Controllers { get; }

    /// <summary>All Services.</summary>
    public ImmutableArray<Service> Services { get; }

    /// <summary>All NetworkPolicies.</summary>
    public ImmutableArray<NetworkPolicy> Policies { get; }

    /// <summary>What whoever read the objects found worth saying.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>The pods folded into workloads, by namespace, name and kind.</summary>
    public ImmutableArray<Workload> Workloads => _workloads.Value;

    /// <summary>The namespace's labels and marks; a name that nothing in the snapshot bears gives an undeclared one.</summary>
    public Namespace NamespaceOf(string name) => _namespaces.GetValueOrDefault(name) ?? Namespace.Undeclared(name);

    /// <summary>The policy of that name, or null.</summary>
    public NetworkPolicy? FindPolicy(string ns, string name) => Policies.FirstOrDefault(p => p.Namespace == ns && p.Name == name);

    /// <summary>The workload of that owner, or null.</summary>
    public Workload? FindWorkload(ObjectReference reference) => Workloads.FirstOrDefault(w => w.Reference == reference);

    /// <summary>This snapshot with some kinds replaced; those left null stay as they are.</summary>
    public ClusterSnapshot With(
        IEnumerable<Namespace>? namespaces = null, IEnumerable<Pod>? pods = null, IEnumerable<Controller>? controllers = null,
        IEnumerable<NetworkPolicy>? policies = null, IEnumerable<Finding>? findings = null) =>
        new(namespaces ?? Namespaces, pods ?? Pods, controllers ?? Controllers, Services, policies ?? Policies, findings ?? Findings);

    /// <summary>This snapshot laid over another: an object of the same kind and name takes the place of the one below.</summary>
    public ClusterSnapshot Over(ClusterSnapshot below) => new(
        Laid(Namespaces.Where(n => n.IsDeclared), below.Namespaces.Where(n => n.IsDeclared), n => n.Reference), Laid(Pods, below.Pods, p => p.Reference),
        Laid(Controllers, below.Controllers, c => c.Reference), Laid(Services, below.Services, s => s.Reference),
        Laid(Policies, below.Policies, p => p.Reference), below.Findings.Concat(Findings));

    private static IEnumerable<T> Laid<T>(IEnumerable<T> above, IEnumerable<T> below, Func<T, ObjectReference> reference) =>
        above.Concat(below).DistinctBy(reference);

    private static ImmutableArray<T> Sorted<T>(IEnumerable<T> items, Func<T, ObjectReference> reference)
    {
        var sorted = items.Select(i => (Item: i, Reference: reference(i))).ToList();
        sorted.Sort((a, b) => a.Reference.CompareTo(b.Reference));
        for (var i = 1; i < sorted.Count; i++)
            if (sorted[i].Reference == sorted[i - 1].Reference)
                throw new ArgumentException($"{sorted[i].Reference} is there twice");
        return [.. sorted.Select(s => s.Item)];
    }
}

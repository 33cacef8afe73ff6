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

    // The same objects: what they are and how they fold does not hang on their surroundings.
    private ClusterSnapshot(ClusterSnapshot same)
    {
        (Namespaces, Pods, Controllers, Services) = (same.Namespaces, same.Pods, same.Controllers, same.Services);
        (Policies, Findings, _namespaces, _workloads) = (same.Policies, same.Findings, same._namespaces, same._workloads);
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

    /// <summary>Policies of kinds that decide too and are not evaluated.</summary>
    public ImmutableArray<OtherPolicy> OtherPolicies { get; private init; } = [];

    /// <summary>The Services that the API server itself calls.</summary>
    public ImmutableArray<ApiServerCall> ApiServerCalls { get; private init; } = [];

    /// <summary>What the cluster's network plugin makes of what the API leaves open.</summary>
    public PluginDialect Plugin { get; private init; } = PluginDialect.Generic;

    /// <summary>Whether the API server drops endPort from a policy without a word, as those before 1.22 do.</summary>
    public bool DropsEndPort { get; private init; }

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
        new(namespaces ?? Namespaces, pods ?? Pods, controllers ?? Controllers, Services, policies ?? Policies, findings ?? Findings)
        {
            OtherPolicies = OtherPolicies,
            ApiServerCalls = ApiServerCalls,
            Plugin = Plugin,
            DropsEndPort = DropsEndPort,
        };

    /// <summary>This snapshot with other surroundings: what decides beside its own NetworkPolicies. What is left null stays as it is.</summary>
    public ClusterSnapshot In(
        PluginDialect? plugin = null, IEnumerable<OtherPolicy>? otherPolicies = null, IEnumerable<ApiServerCall>? apiServerCalls = null, bool? dropsEndPort = null) =>
        new(this)
        {
            OtherPolicies = otherPolicies is null ? OtherPolicies : Sorted(otherPolicies, p => p.Reference),
            ApiServerCalls = apiServerCalls is null ? ApiServerCalls
                : [.. apiServerCalls.Distinct().OrderBy(c => c.Caller).ThenBy(c => c.Namespace, StringComparer.Ordinal).ThenBy(c => c.Service, StringComparer.Ordinal).ThenBy(c => c.Port)],
            Plugin = plugin ?? Plugin,
            DropsEndPort = dropsEndPort ?? DropsEndPort,
        };

    /// <summary>
    /// This snapshot laid over another: an object of the same kind and name takes the place of the one below. Live pods of a template that
    /// changes are those that will take their place. The plugin and the server are those below: manifests say nothing of them.
    /// </summary>
    public ClusterSnapshot Over(ClusterSnapshot below) => new ClusterSnapshot(
        Laid(Namespaces.Where(n => n.IsDeclared), below.Namespaces.Where(n => n.IsDeclared), n => n.Reference), Laid(Pods, Replaced(below), p => p.Reference),
        Laid(Controllers, below.Controllers, c => c.Reference), Laid(Services, below.Services, s => s.Reference),
        Laid(Policies, below.Policies, p => p.Reference), below.Findings.Concat(Findings)).In(
            below.Plugin, Laid(OtherPolicies, below.OtherPolicies, p => p.Reference),
            ApiServerCalls.Concat(below.ApiServerCalls.Where(b => ApiServerCalls.All(c => c.Caller != b.Caller))), below.DropsEndPort);

    // A Job's template cannot change, and a CronJob's is followed by its next run.
    private IEnumerable<Pod> Replaced(ClusterSnapshot below)
    {
        var above = Controllers.Where(c => c.Reference.Kind is not ("Job" or "CronJob")).ToDictionary(c => c.Reference, c => c.Template);
        var changed = below.Controllers.Where(b => above.TryGetValue(b.Reference, out var template) && template != b.Template).Select(b => b.Reference).ToHashSet();
        if (changed.Count == 0) return below.Pods;
        var templates = below.Workloads.Where(w => changed.Contains(w.Reference)).SelectMany(w => w.Pods.Select(p => (p.Reference, Template: above[w.Reference])))
            .ToDictionary(x => x.Reference, x => x.Template);
        return below.Pods.Select(p => templates.GetValueOrDefault(p.Reference) is { } template
            ? p with { Labels = template.Replacing(p.Labels), Ports = template.Ports, HostNetwork = template.HostNetwork } : p);
    }

    private static IEnumerable<T> Laid<T>(IEnumerable<T> above, IEnumerable<T> below, Func<T, ObjectReference> reference) =>
        above.Concat(below).DistinctBy(reference);

    private static ImmutableArray<T> Sorted<T>(IEnumerable<T> items, Func<T, ObjectReference> reference)
    {
        var sorted = items.Select(i => (Item: i, Reference: reference(i))).ToList();
        // What comes from another snapshot is in order already, and may be very much.
        for (var i = 1; i < sorted.Count; i++)
        {
            if (sorted[i - 1].Reference.CompareTo(sorted[i].Reference) <= 0) continue;
            sorted.Sort((a, b) => a.Reference.CompareTo(b.Reference));
            break;
        }
        for (var i = 1; i < sorted.Count; i++)
            if (sorted[i].Reference == sorted[i - 1].Reference)
                throw new ArgumentException($"{sorted[i].Reference} is there twice");
        return [.. sorted.Select(s => s.Item)];
    }
}

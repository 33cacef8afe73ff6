using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots.Folding;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>
/// One moment of a cluster: immutable, in a stable order whatever the order of the input. Namespaces that are only known from what lies
/// in them are added, marked so.
/// </summary>
public sealed class ClusterSnapshot
{
    private readonly Lazy<ImmutableArray<Workload>> _workloads;

    /// <summary>Makes a snapshot of the given objects; names are unique within each kind and namespace.</summary>
    /// <exception cref="ArgumentException">Two objects have the same kind, namespace and name.</exception>
    public ClusterSnapshot(
        IEnumerable<Namespace> namespaces, IEnumerable<Pod> pods, IEnumerable<Controller> controllers,
        IEnumerable<Service> services, IEnumerable<NetworkPolicy> policies, IEnumerable<Finding> findings)
    {
        Pods = SnapshotOrder.Pods.Sort(pods);
        Controllers = SnapshotOrder.Controllers.Sort(controllers);
        Services = SnapshotOrder.Services.Sort(services);
        Policies = SnapshotOrder.Policies.Sort(policies);
        Findings = [.. findings];
        Namespaces = NamespaceTable.Complete(namespaces,
            Pods.Select(p => p.Namespace).Concat(Controllers.Select(c => c.Reference.Namespace!)).Concat(Policies.Select(p => p.Namespace)));
        _workloads = new(() => WorkloadFolding.Fold(Pods, Controllers));
    }

    // What the objects are and how they fold does not hang on their surroundings.
    private ClusterSnapshot(ClusterSnapshot same, Lazy<ImmutableArray<Workload>> workloads)
    {
        (Namespaces, Pods, Controllers, Services) = (same.Namespaces, same.Pods, same.Controllers, same.Services);
        (Policies, Findings, _workloads) = (same.Policies, same.Findings, workloads);
        (OtherPolicies, ApiServerCalls, OtherSelectors, Plugin, DropsEndPort) = (same.OtherPolicies, same.ApiServerCalls, same.OtherSelectors, same.Plugin, same.DropsEndPort);
        Basis = same.Basis;
    }

    /// <summary>A cluster with nothing in it.</summary>
    public static ClusterSnapshot Empty { get; } = new([], [], [], [], [], []);

    /// <summary>All namespaces by name.</summary>
    public ImmutableArray<Namespace> Namespaces { get; private init; }

    /// <summary>All pods that have a network.</summary>
    public ImmutableArray<Pod> Pods { get; private init; }

    /// <summary>All objects that make pods.</summary>
    public ImmutableArray<Controller> Controllers { get; private init; }

    /// <summary>All Services.</summary>
    public ImmutableArray<Service> Services { get; private init; }

    /// <summary>All NetworkPolicies.</summary>
    public ImmutableArray<NetworkPolicy> Policies { get; private init; }

    /// <summary>What whoever read the objects found worth saying.</summary>
    public ImmutableArray<Finding> Findings { get; private init; }

    /// <summary>Policies of kinds that decide too and are not evaluated.</summary>
    public ImmutableArray<OtherPolicy> OtherPolicies { get; private init; } = [];

    /// <summary>The Services that the API server itself calls.</summary>
    public ImmutableArray<ApiServerCall> ApiServerCalls { get; private init; } = [];

    /// <summary>Selectors of objects that decide something else than connectivity.</summary>
    public ImmutableArray<OtherSelector> OtherSelectors { get; private init; } = [];

    /// <summary>What the cluster's network plugin makes of what the API leaves open.</summary>
    public PluginDialect Plugin { get; private init; } = PluginDialect.Generic;

    /// <summary>Whether the API server drops endPort from a policy without a word, as those before 1.22 do.</summary>
    public bool DropsEndPort { get; private init; }

    /// <summary>The snapshot that this one was made from by replacing a few objects, as long as somebody has it; null where it was made anew.</summary>
    internal WeakReference<ClusterSnapshot>? Basis { get; private init; }

    /// <summary>The pods folded into workloads, by namespace, name and kind.</summary>
    public ImmutableArray<Workload> Workloads => _workloads.Value;

    /// <summary>The namespace's labels and marks; a name that nothing in the snapshot bears gives an undeclared one.</summary>
    public Namespace NamespaceOf(string name) => FindNamespace(name) ?? Namespace.Undeclared(name);

    /// <summary>The namespace of that name, also one that is not declared; null where nothing bears it.</summary>
    public Namespace? FindNamespace(string name) => NamespaceTable.Find(Namespaces, name);

    /// <summary>The pod of that name, or null.</summary>
    public Pod? FindPod(string ns, string name) => SnapshotOrder.Pods.Find(Pods, new(ns, name, "Pod"));

    /// <summary>The controller of that reference, or null.</summary>
    public Controller? FindController(ObjectReference reference) => SnapshotOrder.Controllers.Find(Controllers, reference);

    /// <summary>The policy of that name, or null.</summary>
    public NetworkPolicy? FindPolicy(string ns, string name) => SnapshotOrder.Policies.Find(Policies, new(ns, name, "NetworkPolicy"));

    /// <summary>The workload of that owner, or null.</summary>
    public Workload? FindWorkload(ObjectReference reference) => SnapshotOrder.Workloads.Find(Workloads, reference);

    /// <summary>This snapshot with some kinds replaced; those left null stay as they are.</summary>
    public ClusterSnapshot With(
        IEnumerable<Namespace>? namespaces = null, IEnumerable<Pod>? pods = null, IEnumerable<Controller>? controllers = null,
        IEnumerable<NetworkPolicy>? policies = null, IEnumerable<Finding>? findings = null) =>
        (namespaces ?? pods ?? controllers ?? (object?)policies) is null ? new(this, _workloads) { Findings = [.. findings ?? Findings] } : new(namespaces ?? Namespaces, pods ?? Pods, controllers ?? Controllers, Services, policies ?? Policies, findings ?? Findings)
        {
            OtherPolicies = OtherPolicies,
            ApiServerCalls = ApiServerCalls,
            OtherSelectors = OtherSelectors,
            Plugin = Plugin,
            DropsEndPort = DropsEndPort,
        };

    /// <summary>
    /// This snapshot with a few objects replaced, at a cost that hangs on their number. All others are the same objects as here, workloads
    /// included; an owner is taken to lie in the namespace of what it owns, as the API has it.
    /// </summary>
    /// <exception cref="ArgumentException">An object is put twice, or both put and taken out.</exception>
    public ClusterSnapshot Replacing(SnapshotDelta delta)
    {
        var pods = SnapshotOrder.Pods.Changes(Pods, delta.Pods, delta.RemovedOf("Pod"));
        var controllers = SnapshotOrder.Controllers.Changes(Controllers, delta.Controllers, delta.RemovedControllers);
        var services = SnapshotOrder.Services.Changes(Services, delta.Services, delta.RemovedOf("Service"));
        var policies = SnapshotOrder.Policies.Changes(Policies, delta.Policies, delta.RemovedOf("NetworkPolicy"));
        var (newPods, newControllers, newPolicies) =
            (SnapshotOrder.Pods.Replace(Pods, pods), SnapshotOrder.Controllers.Replace(Controllers, controllers), SnapshotOrder.Policies.Replace(Policies, policies));
        var touched = pods.Select(c => c.Any.Namespace).Concat(controllers.Select(c => c.Any.Reference.Namespace!)).Concat(policies.Select(c => c.Any.Namespace));
        return new(this, new(WorkloadRefolding.Refold(this, newPods, pods, newControllers, controllers)))
        {
            Basis = new(this),
            Pods = newPods,
            Controllers = newControllers,
            Services = SnapshotOrder.Services.Replace(Services, services),
            Policies = newPolicies,
            Namespaces = NamespaceTable.Replace(Namespaces, delta, touched, ns =>
                !SnapshotOrder.Pods.In(newPods, ns).IsEmpty || !SnapshotOrder.Controllers.In(newControllers, ns).IsEmpty || !SnapshotOrder.Policies.In(newPolicies, ns).IsEmpty),
        };
    }

    /// <summary>This snapshot with other surroundings: what decides beside its own NetworkPolicies. What is left null stays as it is.</summary>
    public ClusterSnapshot In(
        PluginDialect? plugin = null, IEnumerable<OtherPolicy>? otherPolicies = null, IEnumerable<ApiServerCall>? apiServerCalls = null,
        IEnumerable<OtherSelector>? otherSelectors = null, bool? dropsEndPort = null) =>
        new(this, _workloads)
        {
            OtherPolicies = otherPolicies is null ? OtherPolicies : SnapshotOrder.OtherPolicies.Sort(otherPolicies),
            ApiServerCalls = apiServerCalls is null ? ApiServerCalls
                : [.. apiServerCalls.Distinct().OrderBy(c => c.Caller).ThenBy(c => c.Namespace, StringComparer.Ordinal).ThenBy(c => c.Service, StringComparer.Ordinal).ThenBy(c => c.Port)],
            OtherSelectors = otherSelectors is null ? OtherSelectors : [.. otherSelectors.OrderBy(s => s.Object).ThenBy(s => s.Path, StringComparer.Ordinal)],
            Plugin = plugin ?? Plugin,
            DropsEndPort = dropsEndPort ?? DropsEndPort,
        };

    /// <summary>
    /// This snapshot laid over another: an object of the same kind and name takes the place of the one below. Live pods of a template that
    /// changes are those that will take their place. The plugin and the server are those below: manifests say nothing of them.
    /// </summary>
    public ClusterSnapshot Over(ClusterSnapshot below)
    {
        var laid = below.Replacing(new()
        {
            Namespaces = [.. Namespaces.Where(n => n.IsDeclared)],
            Pods = [.. Pods, .. FollowingTemplates(below).Where(p => FindPod(p.Namespace, p.Name) is null)],
            Controllers = Controllers,
            Services = Services,
            Policies = Policies,
        });
        return laid.With(findings: below.Findings.Concat(Findings)).In(
            otherPolicies: OtherPolicies.Concat(below.OtherPolicies).DistinctBy(p => p.Reference),
            apiServerCalls: ApiServerCalls.Concat(below.ApiServerCalls.Where(b => ApiServerCalls.All(c => c.Caller != b.Caller))),
            otherSelectors: OtherSelectors.Concat(below.OtherSelectors.Where(b => OtherSelectors.All(s => s.Object != b.Object))));
    }

    // A Job's template cannot change, and a CronJob's is followed by its next run.
    private IEnumerable<Pod> FollowingTemplates(ClusterSnapshot below) =>
        from controller in Controllers
        where controller.Reference.Kind is not ("Job" or "CronJob") && below.FindController(controller.Reference) is { } old && old.Template != controller.Template
        from pod in below.FindWorkload(controller.Reference)?.Pods ?? []
        where !pod.IsFromTemplate
        select pod with { Labels = controller.Template.Replacing(pod.Labels), Ports = controller.Template.Ports, HostNetwork = controller.Template.HostNetwork };
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Diagram.Tests.Scenarios;

/// <summary>Collects objects into a snapshot.</summary>
internal sealed class ClusterSketch
{
    private readonly List<Namespace> _namespaces = [];
    private readonly List<Pod> _pods = [];
    private readonly List<Controller> _controllers = [];
    private readonly List<Service> _services = [];
    private readonly List<NetworkPolicy> _policies = [];

    public ClusterSketch Namespace(string name, params (string, string)[] labels)
    {
        _namespaces.Add(new(name, LabelSet.Of(labels).With(Engine.Snapshots.Namespace.NameLabel, name)));
        return this;
    }

    /// <summary>A workload with its pods; with no pods it is judged from its template.</summary>
    public ClusterSketch Workload(
        string kind, string ns, string name, int pods, LabelSet? labels = null, bool hostNetwork = false, Manager? manager = null,
        Func<Pod, int, Pod>? each = null, params ContainerPort[] ports)
    {
        var all = (labels ?? LabelSet.Empty).With("app", name);
        var reference = new ObjectReference(kind, ns, name);
        _controllers.Add(new(reference, new(all, [.. ports], hostNetwork))
        {
            Selector = kind == "CronJob" ? null : LabelSelector.ForLabels(("app", name)),
            Manager = manager,
        });
        for (var i = 0; i < pods; i++)
        {
            var pod = new Pod { Namespace = ns, Name = $"{name}-{i}", Labels = all, Ports = [.. ports], HostNetwork = hostNetwork, Owner = reference };
            _pods.Add(each is null ? pod : each(pod, i));
        }
        return this;
    }

    public ClusterSketch Service(Service service)
    {
        _services.Add(service);
        return this;
    }

    public ClusterSketch Policy(NetworkPolicy policy)
    {
        _policies.Add(policy);
        return this;
    }

    public ClusterSnapshot Snapshot() => new(_namespaces, _pods, _controllers, _services, _policies, ImmutableArray<Finding>.Empty);
}

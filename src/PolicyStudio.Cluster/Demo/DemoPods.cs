using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Demo;

/// <summary>Makes pods from templates, with the names, labels and addresses that controllers, scheduler and network would give them.</summary>
internal sealed class DemoPods(IEnumerable<Pod> existing, DemoVersions versions)
{
    private readonly HashSet<ObjectReference> _names = [.. existing.Select(p => p.Reference)];
    private readonly HashSet<IpAddress> _addresses = [.. existing.SelectMany(p => p.Addresses)];

    /// <summary>The label in which a kind's pods bear the revision of the template they were made from.</summary>
    public static string RevisionLabel(string kind) => kind == "Deployment" ? "pod-template-hash" : "controller-revision-hash";

    /// <summary>The revision label's value for the newest template.</summary>
    public static string RevisionOf(Controller controller) => controller.Reference.Kind == "StatefulSet"
        ? $"{controller.Reference.Name}-{DemoNames.Revision(controller)}" : DemoNames.Revision(controller);

    /// <summary>The ReplicaSet behind a Deployment's pods of one revision.</summary>
    public static ObjectReference ReplicaSetOf(ObjectReference deployment, string revision) =>
        new("ReplicaSet", deployment.Namespace, $"{deployment.Name}-{revision}");

    /// <summary>A pod of a Deployment.</summary>
    public Pod OfDeployment(Controller controller)
    {
        var set = ReplicaSetOf(controller.Reference, RevisionOf(controller));
        var number = 0;
        string name;
        do name = $"{set.Name}-{DemoNames.PodSuffix(set.Name, number++)}"; while (_names.Contains(new("Pod", set.Namespace, name)));
        return Make(controller, name, set, DemoNames.Number(name, DemoNodes.All.Count));
    }

    /// <summary>The pod of a StatefulSet's ordinal.</summary>
    public Pod OfStatefulSet(Controller controller, int ordinal)
    {
        var name = $"{controller.Reference.Name}-{ordinal}";
        return Make(controller, name, controller.Reference, DemoNames.Number(controller.Reference + name, DemoNodes.All.Count),
            ("statefulset.kubernetes.io/pod-name", name), ("apps.kubernetes.io/pod-index", $"{ordinal}"));
    }

    /// <summary>The pod of a DaemonSet's node.</summary>
    public Pod OfDaemonSet(Controller controller, int node)
    {
        var name = $"{controller.Reference.Name}-{DemoNames.PodSuffix(DemoNodes.All[node] + RevisionOf(controller), 0)}";
        return Make(controller, name, controller.Reference, node);
    }

    private Pod Make(Controller controller, string name, ObjectReference owner, int node, params IEnumerable<(string Key, string Value)> marks)
    {
        var reference = new ObjectReference("Pod", owner.Namespace, name);
        var address = controller.Template.HostNetwork ? DemoNodes.AddressOf(node) : DemoNodes.NewPodAddress(name, node, _addresses);
        _names.Add(reference);
        _addresses.Add(address);
        return new()
        {
            Namespace = owner.Namespace!,
            Name = name,
            Labels = marks.Append((RevisionLabel(controller.Reference.Kind), RevisionOf(controller)))
                .Aggregate(controller.Template.Labels, (labels, mark) => labels.With(mark.Item1, mark.Item2)),
            Addresses = [address],
            Ports = controller.Template.Ports,
            HostNetwork = controller.Template.HostNetwork,
            IsReady = false,
            Owner = owner,
            Version = versions.Create(reference),
        };
    }
}

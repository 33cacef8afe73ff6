using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating.Model;

/// <summary>One pod of a workload.</summary>
/// <param name="Workload">What makes it.</param>
/// <param name="Ordinal">Its number within the workload, from 0.</param>
/// <param name="Number">Its number within the cluster, from 0.</param>
/// <param name="Slot">Its place on the nodes, from 0: the scheduler spreads a workload over them.</param>
internal readonly record struct GeneratedPod(GeneratedWorkload Workload, int Ordinal, int Number, int Slot)
{
    private const int PodsPerNode = 30;

    private bool IsOld => Ordinal < Workload.OldReplicas;

    private string Hash => IsOld ? Workload.Hashes.Old : Workload.Hashes.New;

    /// <summary>What its name begins with.</summary>
    public string GenerateName => Workload.Kind == "Deployment" ? $"{Workload.Name}-{Hash}-" : $"{Workload.Name}-";

    /// <summary>Its name: of a StatefulSet's the ordinal counts, the others end in letters.</summary>
    public string Name => GenerateName + (Workload.Kind == "StatefulSet" ? $"{Ordinal}" : Deterministic.Suffix(Number));

    /// <summary>Its controlling owner.</summary>
    public ObjectReference Owner => Workload.Kind == "Deployment" ? new("ReplicaSet", Workload.Namespace, $"{Workload.Name}-{Hash}") : Workload.Reference;

    /// <summary>Its labels, with those that its controller adds.</summary>
    public LabelSet Labels => Workload.Kind switch
    {
        "StatefulSet" => Workload.Labels.With("controller-revision-hash", $"{Workload.Name}-{Workload.Hashes.New}").With("statefulset.kubernetes.io/pod-name", Name),
        "DaemonSet" => Workload.Labels.With("controller-revision-hash", Workload.Hashes.New),
        _ => Workload.LabelsOf(IsOld),
    };

    /// <summary>The number of its node, from 0.</summary>
    public int Node => Slot / PodsPerNode;

    /// <summary>Its address, of its node's /24.</summary>
    public string Address => $"{Network(Node)}.{(Slot % PodsPerNode) + 2}";

    /// <summary>Its node's address.</summary>
    public string HostAddress => $"172.16.{Node >> 8}.{Node & 255}";

    /// <summary>The pod as the engine takes it.</summary>
    public Pod ToPod() => new()
    {
        Namespace = Workload.Namespace,
        Name = Name,
        Labels = Labels,
        Addresses = IpAddress.TryParse(Address, out var address) ? [address] : [],
        Ports = Workload.Ports,
        Owner = Owner,
    };

    private static string Network(int node) => $"10.{node >> 8}.{node & 255}";
}

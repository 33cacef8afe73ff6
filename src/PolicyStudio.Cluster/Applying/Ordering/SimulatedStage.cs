using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Ordering;

/// <summary>The cluster after some of a plan's moves, with every rollout of theirs ended.</summary>
internal sealed class SimulatedStage(ClusterSnapshot snapshot)
{
    // Stand-ins made from templates bear their workload's name, which workloads of two kinds may share.
    private readonly Dictionary<(ObjectReference, ObjectReference), Pod> _pods =
        snapshot.Workloads.SelectMany(w => w.Pods.Select(p => (w.Reference, p))).ToDictionary(x => (x.Reference, x.p.Reference), x => x.p);

    public ClusterSnapshot Snapshot => snapshot;

    public ReachabilityEngine Engine { get; } = new(snapshot);

    public Pod PodOf(Workload workload, Pod pod) => _pods[(workload.Reference, pod.Reference)];
}

/// <summary>One end of a simulated connection: a pod that speaks for others like it, or an address.</summary>
/// <param name="Name">How people call it.</param>
/// <param name="Workload">The pod's workload, or null for an address.</param>
/// <param name="Pod">The pod, or null for an address.</param>
/// <param name="Address">The address, or null for a pod.</param>
internal sealed record SimulatedEnd(string Name, Workload? Workload, Pod? Pod, AddressEndpoint? Address)
{
    /// <summary>The end as it is at a stage; during its own rollout as it was at the stage before, too.</summary>
    public IEnumerable<Endpoint> In(SimulatedStage stage, SimulatedStage old, HashSet<ObjectReference> rolling)
    {
        if (Pod is null) return [Address!];
        var now = new PodEndpoint(stage.PodOf(Workload!, Pod));
        return rolling.Contains(Workload!.Reference) ? [now, new PodEndpoint(old.PodOf(Workload, Pod))] : [now];
    }
}

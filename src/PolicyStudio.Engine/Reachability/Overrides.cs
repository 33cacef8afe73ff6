using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>Which policies of other kinds may decide otherwise about a connection.</summary>
internal static class Overrides
{
    public static ImmutableArray<OtherPolicy> Of(ClusterSnapshot snapshot, (Endpoint Endpoint, bool IsIsolated) source, (Endpoint Endpoint, bool IsIsolated) destination)
    {
        if (snapshot.OtherPolicies.IsEmpty || !snapshot.Plugin.Enforces) return [];
        return [.. snapshot.OtherPolicies.Where(p => MayDecide(p, PolicyType.Egress, source) || MayDecide(p, PolicyType.Ingress, destination))];

        bool MayDecide(OtherPolicy policy, PolicyType direction, (Endpoint Endpoint, bool IsIsolated) side) =>
            !(policy.IsBaseline && side.IsIsolated)
            && PodsOf(side.Endpoint).Any(p => policy.MayConcern(direction, p.Namespace, snapshot.NamespaceOf(p.Namespace).Labels, p.Labels));
    }

    // Such a policy may read labels that no NetworkPolicy reads: one pod of the group is enough.
    private static ImmutableArray<Pod> PodsOf(Endpoint endpoint) => endpoint switch
    {
        WorkloadEndpoint w => w.Pods,
        PodEndpoint p => [p.Pod],
        _ => [],
    };
}

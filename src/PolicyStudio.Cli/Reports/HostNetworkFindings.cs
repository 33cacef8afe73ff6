using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cli.Reports;

/// <summary>What <c>list</c> and <c>diff</c> say of pods on their node's network, which they show as ordinary pods.</summary>
internal static class HostNetworkFindings
{
    public static IEnumerable<Finding> Of(ClusterSnapshot snapshot) =>
        from workload in snapshot.Workloads
        where workload.Pods.Any(p => p.HostNetwork)
        select new Finding("host-network", FindingLevel.Info, workload.Reference,
            $"{workload.Reference} uses its node's network; it is shown as an ordinary pod, while most plugins do not apply policies to it");
}

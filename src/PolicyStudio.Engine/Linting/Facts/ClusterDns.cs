using System.Collections.Immutable;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Facts;

/// <summary>The pods that answer the cluster's DNS, and the port they listen on.</summary>
/// <param name="Servers">The pods, none when the input has none.</param>
internal sealed record ClusterDns(ImmutableArray<(PodGroup Pods, int Port)> Servers)
{
    /// <summary>The port that clients ask.</summary>
    public const int Port = DnsServers.Port;

    /// <summary>The protocols it is asked by: UDP, and TCP where an answer is long.</summary>
    public static ImmutableArray<Protocol> Protocols { get; } = [Protocol.Udp, Protocol.Tcp];

    /// <summary>Whether pods are among its servers.</summary>
    public bool Has(PodGroup group) => Servers.Any(s => s.Pods == group);

    /// <summary>The pods that answer it in the snapshot.</summary>
    public static ClusterDns Find(LintedCluster cluster)
    {
        var groups = DnsServers.Namespaces.SelectMany(cluster.Pods.In).ToList();
        return new([.. DnsServers.Among(groups, g => g.Representative, cluster.ServicesOf)]);
    }
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Facts;

/// <summary>The pods that answer the cluster's DNS, and the port they listen on.</summary>
/// <param name="Servers">The pods, none when the input has none.</param>
internal sealed record ClusterDns(ImmutableArray<(PodGroup Pods, int Port)> Servers)
{
    /// <summary>The port that clients ask.</summary>
    public const int Port = 53;

    private static readonly string[] Places = ["kube-system", "openshift-dns"];

    /// <summary>The protocols it is asked by: UDP, and TCP where an answer is long.</summary>
    public static ImmutableArray<Protocol> Protocols { get; } = [Protocol.Udp, Protocol.Tcp];

    /// <summary>Whether pods are among its servers.</summary>
    public bool Has(PodGroup group) => Servers.Any(s => s.Pods == group);

    /// <summary>The pods behind a Service for port 53 in the usual places; failing that, pods that bear the usual labels.</summary>
    public static ClusterDns Find(LintedCluster cluster)
    {
        var behindServices = from place in Places
                             from pods in cluster.Pods.In(place)
                             from service in cluster.ServicesOf(pods)
                             from port in service.Ports
                             where port.Number == Port
                             select (pods, PortSets.TargetOf(port, pods) ?? Port);
        var found = behindServices.Distinct().ToImmutableArray();
        return new(!found.IsEmpty ? found
            : [.. cluster.Pods.In("kube-system").Where(g => g.Labels["k8s-app"] is "kube-dns" or "coredns" || g.Labels.Has("app.kubernetes.io/name", "coredns")).Select(g => (g, Port))]);
    }
}

using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Engine.Linting.Rules.Reaching;

/// <summary>
/// What is open on purpose: ports that everyone, or the API server, must reach. A rule that opens just those is no finding, however
/// wide its peers are.
/// </summary>
internal static class OpenOnPurpose
{
    /// <summary>Whether a rule opens nothing but such ports of the pods that its policy selects.</summary>
    public static bool Is(LintedCluster cluster, RuleAt rule) =>
        !rule.Ports.IsEmpty
        && cluster.Selected(rule.Policy).All(g => PortSets.Of(rule.Ports, g.Ports).Except(Ports(cluster, g)).IsEmpty);

    private static Connectivity Ports(LintedCluster cluster, PodGroup pods)
    {
        var targets = from service in cluster.ServicesOf(pods)
                      from port in service.Ports
                      where service.IsExposed || cluster.Snapshot.ApiServerCalls.Any(c => c.Namespace == service.Namespace && c.Service == service.Name && c.Port == port.Number)
                      let target = PortSets.TargetOf(port, pods)
                      where target is not null
                      select new PortRange(port.Protocol, target.Value, target.Value);
        var dns = cluster.Dns.Servers.Where(s => s.Pods == pods).SelectMany(s => ClusterDns.Protocols.Select(p => new PortRange(p, s.Port, s.Port)));
        return Connectivity.Of(targets.Concat(dns).Append(new(Protocol.Tcp, Mesh.Port, Mesh.Port)));
    }
}

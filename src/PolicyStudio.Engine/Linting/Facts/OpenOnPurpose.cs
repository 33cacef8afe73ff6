using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Linting.Facts;

/// <summary>
/// What is open on purpose: ports that everyone, or the API server, must reach. A rule that opens just those is no finding, however
/// wide its peers are.
/// </summary>
internal sealed class OpenOnPurpose(LintedCluster cluster)
{
    private readonly ILookup<(string, string), int> _called = cluster.Snapshot.ApiServerCalls.ToLookup(c => (c.Namespace, c.Service), c => c.Port);
    private readonly Dictionary<PodGroup, Connectivity> _known = [];

    /// <summary>Whether a rule opens nothing but such ports of the pods that its policy selects.</summary>
    public bool Is(RuleAt rule) =>
        !rule.Ports.IsEmpty && cluster.Selected(rule.Policy).All(g => Connectivity.Of(rule.Ports, g.Ports).Except(Ports(g)).IsEmpty);

    private Connectivity Ports(PodGroup pods) => _known.TryGetValue(pods, out var known) ? known : _known[pods] = Find(pods);

    private Connectivity Find(PodGroup pods)
    {
        var targets = from service in cluster.ServicesOf(pods)
                      from port in service.Ports
                      where service.IsExposed || _called[(service.Namespace, service.Name)].Contains(port.Number)
                      let target = port.TargetOn(pods.Representative)
                      where target is not null
                      select new PortRange(port.Protocol, target.Value, target.Value);
        var dns = cluster.Dns.Servers.Where(s => s.Pods == pods).SelectMany(s => ClusterDns.Protocols.Select(p => new PortRange(p, s.Port, s.Port)));
        return Connectivity.Of(targets.Concat(dns).Append(new(Protocol.Tcp, Mesh.Port, Mesh.Port)));
    }
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Parts;

/// <summary>An ingress or egress rule and where it stands.</summary>
/// <param name="Policy">Its policy.</param>
/// <param name="Direction">Which of the policy's lists it stands in.</param>
/// <param name="Index">Its index there, from 0.</param>
/// <param name="Peers">Its <c>from</c> or <c>to</c>; empty is everyone.</param>
/// <param name="Ports">Its ports; empty is every port.</param>
internal sealed record RuleAt(NetworkPolicy Policy, PolicyType Direction, int Index, ImmutableArray<Peer> Peers, ImmutableArray<PolicyPort> Ports)
{
    /// <summary><c>spec.ingress[0]</c>.</summary>
    public string Path => $"{PathOf(Direction)}[{Index}]";

    /// <summary><c>spec.ingress[0].from</c>.</summary>
    public string PeersPath => $"{Path}.{(Direction == PolicyType.Ingress ? "from" : "to")}";

    /// <summary><c>spec.ingress[0].from[1]</c>.</summary>
    public string PeerPath(int peer) => $"{PeersPath}[{peer}]";

    /// <summary><c>spec.ingress[0].ports[1].port</c>.</summary>
    public string PortPath(int port, string field = "port") => $"{Path}.ports[{port}].{field}";

    /// <summary>Its ports in words: <c>TCP 80, UDP dns</c>, <c>every port</c>.</summary>
    public string PortsText => Ports.IsEmpty ? "every port"
        : FirstFew.Of(Ports.Select(p => p.ToString()), Ports.Length);

    /// <summary><c>spec.ingress</c> or <c>spec.egress</c>.</summary>
    public static string PathOf(PolicyType direction) => $"spec.{direction.Text()}";

    /// <summary>Every rule of a policy in a direction, whether or not the policy isolates it.</summary>
    public static IEnumerable<RuleAt> Of(NetworkPolicy policy, PolicyType direction) =>
        policy.Rules(direction).Select((r, i) => new RuleAt(policy, direction, i, r.Peers, r.Ports));
}

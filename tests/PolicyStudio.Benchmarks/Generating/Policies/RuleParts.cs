using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Benchmarks.Generating.Policies;

/// <summary>Peers and ports as people write them.</summary>
internal static class RuleParts
{
    // The cluster's pods lie in 10.0.0.0/8, a node's in a /24.
    private static readonly ImmutableArray<IpBlock> Blocks =
        [Of("10.0.0.0/12", "10.0.2.0/23"), Of("10.0.0.0/8", "10.0.0.0/22", "10.128.0.0/9"), Of("192.168.0.0/16", "192.168.1.0/24"), Of("203.0.113.0/24", "203.0.113.64/26")];

    private static readonly ImmutableArray<IpBlock> Worlds = [Of("0.0.0.0/0", "10.0.0.0/8", "169.254.169.254/32"), Of("0.0.0.0/0", "169.254.169.254/32"), Of("198.51.100.0/24")];

    private static readonly ImmutableArray<PolicyPort> Ranges = [new(Protocol.Tcp, 30000, null, 32767), new(Protocol.Tcp, 7000, null, 7010), new(Protocol.Tcp, 8080, null, 8089)];

    private static readonly ImmutableArray<PolicyPort> Others =
        [new(Protocol.Tcp, 443), new(Protocol.Tcp, 5432), new(Protocol.Tcp, 8080), new(Protocol.Tcp, null, "http"), new(Protocol.Tcp, null, "https"), new(Protocol.Sctp, 3868)];

    /// <summary>All pods of namespaces of those environments.</summary>
    public static Peer Environment(params ImmutableArray<string> values) => new(new(LabelSet.Empty, [new("environment", LabelOperator.In, values)]), null);

    /// <summary>All pods of the cluster but those of some components.</summary>
    public static Peer AnyButComponent(params ImmutableArray<string> values) =>
        new(LabelSelector.Everything, new(LabelSet.Empty, [new("app.kubernetes.io/component", LabelOperator.NotIn, values)]));

    /// <summary>All pods of namespaces that have a label.</summary>
    public static Peer Labelled(string key) => new(new(LabelSet.Empty, [new(key, LabelOperator.Exists, [])]), null);

    /// <summary>All pods that nobody has put away.</summary>
    public static Peer NotQuarantined() => new(LabelSelector.ForLabels(("environment", "prod")), new(LabelSet.Empty, [new("quarantine", LabelOperator.DoesNotExist, [])]));

    /// <summary>Addresses of nodes' pods, or of machines beside the cluster, with holes.</summary>
    public static Peer Block(Random random) => new(null, null, Blocks[random.Next(Blocks.Length)]);

    /// <summary>The world outside, but not what a pod shall keep from.</summary>
    public static Peer World(Random random) => new(null, null, Worlds[random.Next(Worlds.Length)]);

    /// <summary>A range of ports.</summary>
    public static PolicyPort Range(Random random) => Ranges[random.Next(Ranges.Length)];

    /// <summary>A port of somebody else's.</summary>
    public static PolicyPort Elsewhere(Random random) => Others[random.Next(Others.Length)];

    private static IpBlock Of(string cidr, params string[] except) => new(Parse(cidr), [.. except.Select(Parse)]);

    private static Cidr Parse(string text) => Cidr.TryParse(text, out var cidr) ? cidr : throw new ArgumentException(text);
}

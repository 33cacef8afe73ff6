using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Demo;

/// <summary>The nodes of the demo cluster and the addresses of what runs on them, in the ranges that kind uses.</summary>
internal static class DemoNodes
{
    private const int AddressesOfNode = 250;

    /// <summary>The nodes' names.</summary>
    public static IReadOnlyList<string> All { get; } = ["shop-worker", "shop-worker2", "shop-worker3"];

    /// <summary>A node's own address, which pods with hostNetwork have too.</summary>
    public static IpAddress AddressOf(int node) => Address($"172.18.0.{node + 3}");

    /// <summary>The range that a node's pods have their addresses from.</summary>
    public static Cidr RangeOf(int node) => Cidr.TryParse($"10.244.{node + 1}.0/24", out var range) ? range : default;

    /// <summary>An address for a new pod: always the same one for a name, unless it is taken.</summary>
    public static IpAddress NewPodAddress(string pod, int node, IReadOnlySet<IpAddress> taken) =>
        Enumerable.Range(DemoNames.Number(pod, AddressesOfNode), AddressesOfNode)
            .Select(n => Address($"10.244.{node + 1}.{(n % AddressesOfNode) + 2}")).First(a => !taken.Contains(a));

    private static IpAddress Address(string text) =>
        IpAddress.TryParse(text, out var address) ? address : throw new ArgumentException($"'{text}' is no address", nameof(text));
}

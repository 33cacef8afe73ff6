using System.Collections.Immutable;

namespace PolicyStudio.Benchmarks.Generating.Model;

/// <summary>How large a generated cluster is.</summary>
/// <param name="Name">S, M, L or XL.</param>
/// <param name="Pods">Its pods.</param>
/// <param name="Namespaces">Its namespaces, kube-system among them.</param>
/// <param name="Policies">Its NetworkPolicies.</param>
internal sealed record ClusterSize(string Name, int Pods, int Namespaces, int Policies)
{
    public static ClusterSize S { get; } = new("S", 100, 5, 25);

    public static ClusterSize M { get; } = new("M", 1_000, 20, 200);

    public static ClusterSize L { get; } = new("L", 10_000, 200, 2_000);

    public static ClusterSize XL { get; } = new("XL", 100_000, 10_000, 20_000);

    /// <summary>All of them, the smallest first.</summary>
    public static ImmutableArray<ClusterSize> All { get; } = [S, M, L, XL];

    /// <summary>The size of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ClusterSize Of(string name) =>
        All.FirstOrDefault(s => s.Name == name) ?? throw new ArgumentException($"there is no size {name}: it is S, M, L or XL", nameof(name));

    public override string ToString() => $"{Name}: {Pods:N0} pods, {Namespaces:N0} namespaces, {Policies:N0} policies";
}

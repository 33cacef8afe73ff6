using System.Collections.Immutable;
using PolicyStudio.Benchmarks.Generating.Making;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Benchmarks.Generating.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating;

/// <summary>Makes realistic clusters; the same size and seed always make the same one.</summary>
internal static class ClusterGenerator
{
    /// <summary>A cluster of a size.</summary>
    public static GeneratedCluster Generate(ClusterSize size, int seed) => Generate(size, seed, NamespaceMaker.Make(size));

    /// <summary>The same with other namespaces than usual; kube-system is among them.</summary>
    public static GeneratedCluster Generate(ClusterSize size, int seed, ImmutableArray<(Namespace Namespace, int Pods)> namespaces)
    {
        var random = new Random(seed);
        var workloads = new WorkloadMaker(random).Make(namespaces);
        var policies = new PolicyMaker(random, size).Make([.. namespaces.Select(n => n.Namespace)], workloads);
        return new(size.Name, seed, [.. namespaces.Select(n => n.Namespace)], workloads, policies);
    }
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating.Model;

/// <summary>A generated cluster in the form from which everything else is made: API lists, manifests, snapshots, the judge's cluster.</summary>
/// <param name="Name">What it is called: a size, or the name of an adversarial input.</param>
/// <param name="Seed">What it was drawn with; the same name and seed are the same cluster, byte for byte.</param>
/// <param name="Namespaces">Its namespaces.</param>
/// <param name="Workloads">What makes its pods, by namespace.</param>
/// <param name="Policies">Its NetworkPolicies.</param>
internal sealed record GeneratedCluster(
    string Name, int Seed, ImmutableArray<Namespace> Namespaces, ImmutableArray<GeneratedWorkload> Workloads, ImmutableArray<NetworkPolicy> Policies)
{
    // Coprime to every number of pods that is generated.
    private const long Stride = 7919;

    /// <summary>How many pods there are.</summary>
    public int PodCount { get; } = Workloads.Sum(w => w.Replicas);

    /// <summary>Its pods, made one by one: a large cluster's are never all in memory unless somebody keeps them.</summary>
    public IEnumerable<GeneratedPod> Pods()
    {
        var number = 0;
        foreach (var workload in Workloads)
            for (var ordinal = 0; ordinal < workload.Replicas; ordinal++)
                yield return new(workload, ordinal, number, (int)(number++ * Stride % PodCount));
    }

    /// <summary>The cluster as the engine takes it, as if it had been read.</summary>
    public ClusterSnapshot ToSnapshot() => new(Namespaces, Pods().Select(p => p.ToPod()), Workloads.SelectMany(w => w.ToControllers()), [], Policies, []);
}

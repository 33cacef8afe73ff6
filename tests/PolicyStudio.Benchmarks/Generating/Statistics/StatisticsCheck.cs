using System.Collections.Immutable;
using PolicyStudio.Benchmarks.Generating.Making;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating.Statistics;

/// <summary>One figure of a cluster and the bounds that it shall keep.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Value">The count, or a share in percent.</param>
/// <param name="Least">The least that it may be.</param>
/// <param name="Most">The most that it may be.</param>
internal sealed record StatisticsCheck(string Name, double Value, double Least, double Most)
{
    /// <summary>Whether the figure keeps its bounds.</summary>
    public bool Holds => Least <= Value && Value <= Most;

    /// <summary>Whether it can be but one thing.</summary>
    public bool IsFixed => Least >= Most;

    /// <summary>Every figure of a cluster of a size, with its bounds.</summary>
    public static ImmutableArray<StatisticsCheck> Of(GeneratedCluster cluster, ClusterSnapshot snapshot, ClusterSize size)
    {
        var statistics = ClusterStatistics.Of(snapshot, cluster.Seed);
        var teams = cluster.Namespaces.Length - 1;
        // The fewer there are, the further a share may lie from what was wanted: a single workload has up to a fifth of the pods of S.
        var (isSmall, give) = (size.Pods < ClusterSize.L.Pods, size == ClusterSize.S ? 20.0 : size == ClusterSize.M ? 6 : 1.5);
        return
        [
            Exactly("pods", snapshot.Pods.Length, size.Pods),
            Exactly("namespaces", snapshot.Namespaces.Length, size.Namespaces),
            Exactly("policies", snapshot.Policies.Length, size.Policies),
            new("pods of one identity, on average", (double)size.Pods / statistics.Identities, isSmall ? 2 : 4, 200),
            new("port classes", statistics.PortClasses, isSmall ? 5 : 15, 25),
            new("pairs of pods with an open port, in % (sampled)", 100 * statistics.Reachable, 5, isSmall ? 60 : 40),
            Exactly("operators of matchExpressions", statistics.Operators, 4),
            Exactly("namespace selectors, except, named ports, endPort, several peers", statistics.Features, 5),
            Share("pods of StatefulSets", PodsOf(cluster, "StatefulSet"), size.Pods, 10, give),
            Share("pods of Jobs", PodsOf(cluster, "Job"), size.Pods, 8, give),
            Share("Deployments in a rollout", cluster.Workloads.Count(w => w.OldReplicas > 0), cluster.Workloads.Count(w => w is { Kind: "Deployment", Replicas: > 1 }), 5, give),
            Share("namespaces that deny by default", Namespaces(cluster, "default-deny"), teams, 80, give),
            Share("namespaces with DNS egress", Namespaces(cluster, "allow-dns"), teams, 50, give),
            Share("namespaces open within", Namespaces(cluster, "allow-same-namespace"), teams, 30, give),
            new("replicas of a workload, at most", cluster.Workloads.Max(w => w.Replicas), 2, 20),
            Exactly("namespaces without a pod", cluster.Namespaces.Length - cluster.Workloads.Select(w => w.Namespace).Distinct().Count(), 0),
            Share("pods of the largest namespace", cluster.Workloads.Where(w => w.Namespace == cluster.Namespaces[0].Name).Sum(w => w.Replicas), size.Pods,
                100 / Enumerable.Range(1, size.Namespaces).Sum(r => 1.0 / r), 1),
        ];
    }

    public override string ToString() => $"{(Holds ? "  " : "! ")}{Value,12:0.##}  {Name}{(Holds ? "" : $": outside {Least:0.##} to {Most:0.##}")}";

    private static StatisticsCheck Exactly(string name, int value, int wanted) => new(name, value, wanted, wanted);

    private static StatisticsCheck Share(string name, int part, int whole, double percent, double give) =>
        new($"{name}, in %", 100.0 * part / whole, percent - give, percent + give);

    private static int PodsOf(GeneratedCluster cluster, string kind) => cluster.Workloads.Where(w => w.Kind == kind).Sum(w => w.Replicas);

    private static int Namespaces(GeneratedCluster cluster, string policy) => cluster.Policies.Count(p => p.Name == policy && p.Namespace != NamespaceMaker.System);
}

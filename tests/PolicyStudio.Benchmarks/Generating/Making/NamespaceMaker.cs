using System.Collections.Immutable;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating.Making;

/// <summary>Makes namespaces and says how many pods each gets: Zipf's law, the first has twice those of the second, thrice those of the third.</summary>
internal static class NamespaceMaker
{
    /// <summary>Where the cluster's DNS lives.</summary>
    public const string System = "kube-system";

    // How many namespaces have more pods than kube-system, where there are so many.
    private const int SystemRank = 100;

    private static readonly ImmutableArray<string> Teams = ["shop", "pay", "search", "data", "media", "risk", "crm", "ads", "iot", "hr"];
    private static readonly ImmutableArray<string> Environments = ["prod", "staging", "test"];

    /// <summary>The namespaces with their numbers of pods, the largest first; every one has at least one pod.</summary>
    public static ImmutableArray<(Namespace Namespace, int Pods)> Make(ClusterSize size)
    {
        var harmonic = Enumerable.Range(1, size.Namespaces).Sum(rank => 1.0 / rank);
        var pods = Enumerable.Range(1, size.Namespaces).Select(rank => Math.Max(1, (int)(size.Pods / harmonic / rank))).ToArray();
        // What rounding left over, or took too much, falls to the larger ones.
        for (var (rest, at) = (size.Pods - pods.Sum(), 0); rest != 0; at = (at + 1) % pods.Length)
        {
            if (rest < 0 && pods[at] == 1) continue;
            pods[at] += Math.Sign(rest);
            rest -= Math.Sign(rest);
        }
        return [.. pods.Select((count, rank) => (rank == Math.Min(size.Namespaces - 1, SystemRank) ? Named(System, "platform", "prod") : Team(rank), count))];
    }

    private static Namespace Team(int rank)
    {
        var (team, environment) = (Teams[rank % Teams.Length], Environments[rank / Teams.Length % Environments.Length]);
        return Named($"{team}-{environment}-{rank / (Teams.Length * Environments.Length)}", team, environment);
    }

    private static Namespace Named(string name, string team, string environment) =>
        new(name, LabelSet.Of((Namespace.NameLabel, name), ("team", team), ("environment", environment)));
}

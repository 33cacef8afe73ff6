using PolicyStudio.Benchmarks.Checking;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating.Statistics;

/// <summary>What is in a generated cluster: whether it is what it shall be like.</summary>
internal sealed record ClusterStatistics
{
    private const int SampledPairs = 2_000;

    /// <summary>Pods that no policy can tell apart count as one.</summary>
    public required int Identities { get; init; }

    /// <summary>Sets of ports that no policy tells apart.</summary>
    public required int PortClasses { get; init; }

    /// <summary>The share of pairs of pods with an open port, sampled with the plain evaluator.</summary>
    public required double Reachable { get; init; }

    /// <summary>Operators of matchExpressions.</summary>
    public required int Operators { get; init; }

    /// <summary>What policies use beside them, of five: a namespace selector, an ipBlock with except, a named port, endPort, several peers in a rule.</summary>
    public required int Features { get; init; }

    /// <summary>Counts a cluster.</summary>
    public static ClusterStatistics Of(ClusterSnapshot snapshot, int seed)
    {
        var ports = PortClass.Of(snapshot);
        return new()
        {
            Identities = Checking.Identities.Of(snapshot).Length,
            PortClasses = ports.Length,
            Reachable = Sample(snapshot, ports, new Random(seed)),
            Operators = Selectors(snapshot).SelectMany(s => s.MatchExpressions).Select(e => e.Operator).Distinct().Count(),
            Features = FeaturesOf(snapshot),
        };
    }

    private static double Sample(ClusterSnapshot snapshot, IReadOnlyList<PortClass> ports, Random random)
    {
        var (judge, reachable) = (new Judge(snapshot), 0);
        for (var pair = 0; pair < SampledPairs; pair++)
        {
            var (from, to) = (random.Next(snapshot.Pods.Length), random.Next(snapshot.Pods.Length - 1));
            if (to >= from) to++;
            if (judge.Allows(snapshot.Pods[from], snapshot.Pods[to], ports).Contains(true)) reachable++;
        }
        return (double)reachable / SampledPairs;
    }

    private static IEnumerable<LabelSelector> Selectors(ClusterSnapshot snapshot) => snapshot.Policies
        .SelectMany(p => p.Peers.SelectMany(r => new[] { r.PodSelector, r.NamespaceSelector }).Append(p.PodSelector)).OfType<LabelSelector>();

    private static int FeaturesOf(ClusterSnapshot snapshot)
    {
        var rules = snapshot.Policies.SelectMany(p => p.Rules(PolicyType.Ingress).Concat(p.Rules(PolicyType.Egress))).ToList();
        bool[] used =
        [
            rules.Exists(r => r.Peers.Any(p => p.NamespaceSelector is not null)), rules.Exists(r => r.Peers.Any(p => p.IpBlock is { Except.Length: > 0 })),
            rules.Exists(r => r.Ports.Any(p => p.Name is not null)), rules.Exists(r => r.Ports.Any(p => p.EndPort is not null)), rules.Exists(r => r.Peers.Length > 1),
        ];
        return used.Count(u => u);
    }
}

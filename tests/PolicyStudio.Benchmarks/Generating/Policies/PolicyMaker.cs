using System.Collections.Immutable;
using PolicyStudio.Benchmarks.Generating.Making;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating.Policies;

/// <summary>Makes the policies of a cluster: those of whole namespaces in their shares, and rules between applications for the rest.</summary>
internal sealed class PolicyMaker(Random random, ClusterSize size)
{
    private const double DenyShare = 0.8;
    private const double DnsShare = 0.5;
    private const double SameShare = 0.3;

    /// <summary>So many policies as the size asks for.</summary>
    public ImmutableArray<NetworkPolicy> Make(ImmutableArray<Namespace> namespaces, ImmutableArray<GeneratedWorkload> workloads)
    {
        var teams = namespaces.Where(n => n.Name != NamespaceMaker.System).Select(n => n.Name).ToImmutableArray();
        var policies = new List<NetworkPolicy>(size.Policies);
        policies.AddRange(Spread(teams, DenyShare).Select(NamespacePolicies.DefaultDeny));
        policies.AddRange(Spread(teams, DnsShare).Select(NamespacePolicies.DnsEgress));
        policies.AddRange(Spread(teams, SameShare).Select(NamespacePolicies.SameNamespace));
        var between = new ApplicationPolicies(random, workloads, teams);
        for (var number = 0; policies.Count < size.Policies; number++) policies.Add(between.Make(number));
        return [.. policies];
    }

    // A share of all namespaces, and of each few neighbours in size, so that no draw hangs on the fate of the largest one.
    private IEnumerable<string> Spread(ImmutableArray<string> names, double share)
    {
        var (taken, seen) = (0, 0);
        foreach (var window in names.Chunk(10))
        {
            seen += window.Length;
            random.Shuffle(window);
            var wanted = (int)(share * size.Namespaces * seen / names.Length) - taken;
            taken += wanted;
            foreach (var name in window.Take(wanted)) yield return name;
        }
    }
}

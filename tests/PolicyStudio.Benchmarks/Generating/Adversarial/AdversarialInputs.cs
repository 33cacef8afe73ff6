using System.Collections.Immutable;
using PolicyStudio.Benchmarks.Changes;
using PolicyStudio.Benchmarks.Generating.Making;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Benchmarks.Generating.Policies;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating.Adversarial;

/// <summary>The inputs that are meant to hurt, at full size or a part of it.</summary>
/// <param name="divisor">1 for full size, 100 for a hundredth.</param>
/// <param name="seed">What they are drawn with.</param>
internal sealed class AdversarialInputs(int divisor, int seed)
{
    private const string UniqueLabel = "example.com/trace";

    /// <summary>All of them, made one by one.</summary>
    public IEnumerable<AdversarialInput> All()
    {
        yield return UniqueKey();
        yield return OneNamespace();
        yield return WideNamespace();
        yield return OverlappingCidrs();
        yield return DnsPolicy();
    }

    /// <summary>Policies read a label whose value is another on every pod, so that each is told from all others.</summary>
    private AdversarialInput UniqueKey()
    {
        var cluster = Usual().ToSnapshot();
        var pods = cluster.Pods.Select(p => p with { Labels = p.Labels.With(UniqueLabel, p.Name) }).ToImmutableArray();
        var policy = new NetworkPolicy
        {
            Namespace = pods[0].Namespace,
            Name = "unique-key",
            PodSelector = new(LabelSet.Empty, [new(UniqueLabel, LabelOperator.In, [.. pods.Take(3).Select(p => p.Name)])]),
            PolicyTypes = [PolicyType.Ingress],
            Ingress = [new([new(LabelSelector.Everything, LabelSelector.ForLabels((UniqueLabel, pods[^1].Name)))], [])],
        };
        return new("unique-key", cluster.With(pods: pods, policies: cluster.Policies.Append(policy)), new PodRelabelled(1, pods[1].Labels.With(UniqueLabel, pods[^1].Name)));
    }

    /// <summary>As many policies as pods, all in one namespace.</summary>
    private AdversarialInput OneNamespace()
    {
        var size = new ClusterSize("one-namespace", 10_000 / divisor, 2, 10_000 / divisor);
        var snapshot = Cluster(size, [(Named("everything"), size.Pods - 10), (Named(NamespaceMaker.System), 10)]).ToSnapshot();
        return new(size.Name, snapshot, Changes(snapshot).EditPolicy());
    }

    /// <summary>A namespace with very many pods gets other labels, which half of the others' policies read.</summary>
    private AdversarialInput WideNamespace()
    {
        var size = new ClusterSize("wide-namespace", 10_000 / divisor, 20, 2_000 / divisor);
        var wide = 3_000 / divisor;
        var usual = NamespaceMaker.Make(size with { Pods = size.Pods - wide }).Select(n => (n.Namespace, n.Pods));
        var snapshot = Cluster(size, [(Named("wide"), wide), .. usual]).ToSnapshot();
        return new(size.Name, snapshot, new NamespaceRelabelled("wide", snapshot.NamespaceOf("wide").Labels.With("environment", "staging")));
    }

    /// <summary>Very many ranges of addresses that lie in and across each other.</summary>
    private AdversarialInput OverlappingCidrs()
    {
        var (cluster, random, blocks) = (Usual().ToSnapshot(), new Random(seed), new HashSet<IpBlock>());
        while (blocks.Count < 10_000 / divisor)
            if (Cidr.TryParse($"10.{random.Next(4)}.{random.Next(256)}.{random.Next(256)}/{random.Next(10, 31)}", out var cidr)) blocks.Add(new(cidr, []));
        var policies = blocks.Chunk(100).Select((chunk, i) => new NetworkPolicy
        {
            Namespace = cluster.Namespaces[i % cluster.Namespaces.Length].Name,
            Name = $"overlapping-cidrs-{i}",
            PolicyTypes = [PolicyType.Ingress],
            Ingress = [new([.. chunk.Select(b => new Peer(null, null, b))], [])],
        }).ToImmutableArray();
        var snapshot = cluster.With(policies: cluster.Policies.Concat(policies));
        return new("overlapping-cidrs", snapshot, new PolicyEdited(policies[0] with { Ingress = [new(policies[0].Ingress[0].From.RemoveAt(0), [])] }));
    }

    /// <summary>The policy that everybody's DNS goes through is edited.</summary>
    private AdversarialInput DnsPolicy()
    {
        var policy = new NetworkPolicy
        {
            Namespace = NamespaceMaker.System,
            Name = "dns-policy",
            PodSelector = NamespacePolicies.Dns.PodSelector!,
            PolicyTypes = [PolicyType.Ingress],
            Ingress = [new([new(LabelSelector.Everything, null)], NamespacePolicies.DnsPorts)],
        };
        var cluster = Usual().ToSnapshot();
        return new("dns-policy", cluster.With(policies: cluster.Policies.Append(policy)), new PolicyEdited(policy with { Ingress = [new(policy.Ingress[0].From, [NamespacePolicies.DnsPorts[0]])] }));
    }

    private GeneratedCluster Usual() => ClusterGenerator.Generate(divisor == 1 ? ClusterSize.L : ClusterSize.S, seed);

    private GeneratedCluster Cluster(ClusterSize size, ImmutableArray<(Namespace Namespace, int Pods)> namespaces) => ClusterGenerator.Generate(size, seed, namespaces);

    private ChangeMaker Changes(ClusterSnapshot snapshot) => new(snapshot, new Random(seed));

    private static Namespace Named(string name) => new(name, LabelSet.Of((Namespace.NameLabel, name), ("team", name), ("environment", "prod")));
}

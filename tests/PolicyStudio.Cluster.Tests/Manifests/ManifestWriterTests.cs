using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Tests.Manifests;

/// <summary>Whatever is written reads back as the same policy, for every valid policy and odd but valid label values.</summary>
public sealed class ManifestWriterTests
{
    private static readonly string[] Values = ["", "a", "yes", "y", "null", "1", "1.5", "0x1f", "true", "1e3", "a.b", "x_y-z"];

    public static Arbitrary<NetworkPolicy> Policies() =>
        (from subject in Selectors()
         from ingress in Rules().Select(rules => rules.Select(r => new IngressRule(r.Peers, r.Ports)))
         from egress in Rules().Select(rules => rules.Select(r => new EgressRule(r.Peers, r.Ports)))
         from types in Gen.Elements<ImmutableArray<PolicyType>>([PolicyType.Ingress], [PolicyType.Egress], [PolicyType.Ingress, PolicyType.Egress])
         select new NetworkPolicy
         {
             Namespace = "x",
             Name = "p",
             PodSelector = subject,
             PolicyTypes = types,
             Ingress = types.Contains(PolicyType.Ingress) ? [.. ingress] : [],
             Egress = types.Contains(PolicyType.Egress) ? [.. egress] : [],
         }).ToArbitrary();

    [Property(Arbitrary = [typeof(ManifestWriterTests)], MaxTest = 300)]
    public void What_is_written_reads_back_the_same(NetworkPolicy policy)
    {
        var content = ManifestReader.Read("w.yaml", ManifestWriter.Yaml(policy), DocumentLimits.Web);
        Assert.Empty(content.Errors);
        Assert.Equal(policy, Assert.Single(content.Snapshot.Policies));
    }

    [Fact]
    public void The_generated_policy_of_the_scenario_reads_as_people_write_it()
    {
        var file = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "scenario", "expected-policy.yaml"));
        var policy = ManifestReader.Read("e.yaml", file, DocumentLimits.Web).Snapshot.Policies.Single();
        Assert.Equal(string.Join('\n', file.Split('\n').Where(l => !l.StartsWith('#'))), ManifestWriter.Yaml(policy));
    }

    private static Gen<LabelSelector> Selectors() =>
        from labels in (from k in Gen.Elements("app", "tier", "example.com/part") from v in Gen.Elements(Values) select (k, v)).ListOf()
        from expressions in Expressions().ListOf()
        select new LabelSelector(LabelSet.Of([.. labels]), [.. expressions]);

    private static Gen<LabelRequirement> Expressions() =>
        from key in Gen.Elements("app", "tier")
        from op in Gen.Elements(Enum.GetValues<LabelOperator>())
        from values in Gen.Elements(Values).NonEmptyListOf()
        select new LabelRequirement(key, op, op is LabelOperator.In or LabelOperator.NotIn ? [.. values] : []);

    private static Gen<IReadOnlyList<(ImmutableArray<Peer> Peers, ImmutableArray<PolicyPort> Ports)>> Rules() =>
        (from peers in Peers().ListOf() from ports in Ports().ListOf() select (peers.ToImmutableArray(), ports.ToImmutableArray()))
            .ListOf().Select(r => (IReadOnlyList<(ImmutableArray<Peer>, ImmutableArray<PolicyPort>)>)[.. r.Take(3)]);

    private static Gen<Peer> Peers() => Gen.OneOf(
        Selectors().Select(s => new Peer(s, null)),
        Selectors().Select(s => new Peer(null, s)),
        from ns in Selectors() from pods in Selectors() select new Peer(ns, pods),
        Gen.Constant(new Peer(null, null, new(Parse("10.0.0.0/8"), [Parse("10.1.0.0/16")]))),
        Gen.Constant(new Peer(null, null, new(Parse("2001:db8::/32"), []))));

    private static Gen<PolicyPort> Ports() => Gen.OneOf(
        from p in Gen.Elements(ProtocolText.All.ToArray()) from n in Gen.Choose(1, 65535) select new PolicyPort(p, n),
        from n in Gen.Choose(1, 60000) from span in Gen.Choose(0, 5000) select new PolicyPort(Protocol.Tcp, n, null, n + span),
        from name in Gen.Elements("http", "y", "no", "e1") select new PolicyPort(Protocol.Udp, null, name),
        Gen.Constant(new PolicyPort(Protocol.Sctp)));

    private static Cidr Parse(string text) => Cidr.TryParse(text, out var cidr) ? cidr : throw new ArgumentException(text);
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Tests.Manifests.Editing;

/// <summary>Policies of every sort, made of a seeded random.</summary>
internal sealed class RandomPolicies(Random random)
{
    private static readonly string[] Keys = ["app", "tier", "example.com/part", "team", "on"];
    private static readonly string[] Values = ["a", "b", "", "yes", "1", "null", "mysql", "x_y-z", "0x1f", "1e3"];
    private static readonly string[] Blocks = ["10.0.0.0/8", "192.168.0.0/16", "172.16.0.0/12", "2001:db8::/32", "0.0.0.0/0", "::/0", "10.0.1.77/24"];

    public NetworkPolicy Policy()
    {
        var (ingress, egress) = (random.Next(4), random.Next(3));
        return new()
        {
            Namespace = One("db", "shop", "default"),
            Name = $"p{random.Next(100)}",
            PodSelector = Selector(),
            PolicyTypes = One<ImmutableArray<PolicyType>>([PolicyType.Ingress], [PolicyType.Egress], [PolicyType.Ingress, PolicyType.Egress], NetworkPolicy.DefaultPolicyTypes(egress > 0)),
            Ingress = [.. Many(ingress, Rule).Select(r => new IngressRule(r.Peers, r.Ports))],
            Egress = [.. Many(egress, Rule).Select(r => new EgressRule(r.Peers, r.Ports))],
        };
    }

    public (ImmutableArray<Peer> Peers, ImmutableArray<PolicyPort> Ports) Rule() => ([.. Many(random.Next(3), Peer)], [.. Many(random.Next(3), Port)]);

    public Peer Peer() => random.Next(4) switch
    {
        0 => new(Selector(), null),
        1 => new(null, Selector()),
        2 => new(Selector(), Selector()),
        _ => new(null, null, Block()),
    };

    public PolicyPort Port() => random.Next(5) switch
    {
        0 => new(One(Protocol.Tcp, Protocol.Udp), null, One("http", "dns", "yes")),
        1 when random.Next(1, 60000) is var first => new(Protocol.Tcp, first, null, first + random.Next(100)),
        2 when random.Next(3) == 0 => new(Protocol.Sctp),
        _ => new(One(Protocol.Tcp, Protocol.Tcp, Protocol.Udp), random.Next(1, 60000)),
    };

    public LabelSelector Selector() => new(
        LabelSet.Of(Many(random.Next(3), () => (One(Keys), One(Values))).DistinctBy(l => l.Item1).ToArray()),
        [.. Many(random.Next(4) == 0 ? random.Next(3) : 0, Requirement)]);

    public LabelRequirement Requirement()
    {
        var op = One(Enum.GetValues<LabelOperator>());
        return new(One(Keys), op, op is LabelOperator.In or LabelOperator.NotIn ? [.. Many(random.Next(1, 4), () => One(Values)).Distinct()] : []);
    }

    public (string Key, string Value) Label() => (One(Keys), One(Values));

    private IpBlock Block()
    {
        var cidr = Parse(One(Blocks));
        var holes = cidr.First.IsV6 || cidr.PrefixLength > 16 ? [] : Many(random.Next(3), () => Parse($"{cidr.First.ToString().Split('.')[0]}.{cidr.First.ToString().Split('.')[1]}.{random.Next(256)}.0/24"));
        return new(cidr, [.. holes]);
    }

    private T One<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private static List<T> Many<T>(int count, Func<T> one) => [.. Enumerable.Range(0, count).Select(_ => one())];

    private static Cidr Parse(string text) => Cidr.TryParse(text, out var cidr) ? cidr : throw new ArgumentException(text);
}

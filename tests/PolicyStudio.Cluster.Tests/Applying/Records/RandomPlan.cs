using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Cluster.Tests.Applying.Records;

/// <summary>Plans of every kind of step, with hostile text wherever text may stand and policies with every field.</summary>
internal sealed class RandomPlan(int seed)
{
    private static readonly string[] Texts =
    [
        "", "a", "db", "access_ok", "null", "\"", "\\", "{\"a\":1}", "a\nb", "\0", "\u001f", "\u007f", "\u202Eevil", "\uFEFF", "日本", "😀", "e\u0301", "<script>", "'; DROP TABLE Audit; --",
        "\u2028", "\u0085", new('x', 5_000),
    ];

    private static readonly string[] Kinds = ["Deployment", "StatefulSet", "DaemonSet", "CronJob", "ReplicaSet", "ReplicationController"];

    private readonly Random _random = new(seed);

    public PlanRecord Make() => new(_random.NextInt64(), [.. Several(Step, 6)], [.. Several(Change, 4)], _random.Next());

    public PlanStep Step() => _random.Next(5) switch
    {
        0 => new LabelStep(ObjectReference.ToNamespace(Text()), LabelStep.OwnLabels, Edits(), Uid()),
        1 => new LabelStep(new("Pod", Text(), Text()), LabelStep.OwnLabels, Edits(), Uid()),
        2 => new LabelStep(new(Pick(Kinds), Text(), Text()), "spec.template.metadata", Edits(), Uid()),
        3 => new RolloutStep(new(Pick(Kinds), Text(), Text()), _random.Next(1000), Edits()),
        _ => PolicyStep(),
    };

    public NetworkPolicy Policy(ObjectReference reference) => new()
    {
        Namespace = reference.Namespace!,
        Name = reference.Name,
        PodSelector = Selector(),
        PolicyTypes = Pick<ImmutableArray<PolicyType>>([PolicyType.Ingress], [PolicyType.Egress], [PolicyType.Ingress, PolicyType.Egress]),
        Ingress = [.. Several(() => new IngressRule(Peers(), Ports()), 3)],
        Egress = [.. Several(() => new EgressRule(Peers(), Ports()), 3)],
        Version = _random.Next(2) == 0 ? new(Guid.NewGuid().ToString(), "12") : _random.Next(2) == 0 ? new(Text(), Text()) : null,
    };

    public string Text() => Pick(Texts) + (_random.Next(3) == 0 ? Pick(Texts) : "");

    private PolicyStep PolicyStep()
    {
        var reference = new ObjectReference("NetworkPolicy", $"n{_random.Next(9)}", $"p{_random.Next(9)}");
        var (before, after) = (Policy(reference), Policy(reference) with { Version = null });
        return _random.Next(3) switch { 0 => new(reference, after, null), 1 => new(reference, null, before), _ => new(reference, after, before) };
    }

    private RecordedChange Change() => new(Text(), Text(), Open(), Open());

    private Connectivity Open() => _random.Next(4) switch
    {
        0 => Connectivity.None,
        1 => Connectivity.All,
        _ => Connectivity.Of(Several(() => { var first = _random.Next(1, 65_000); return new PortRange(Pick(Protocol.Tcp, Protocol.Udp, Protocol.Sctp), first, first + _random.Next(500)); }, 4)),
    };

    private ImmutableArray<LabelEdit> Edits() => [.. Several(() => new LabelEdit(Text(), Maybe(Text), Maybe(Text)), 3).DistinctBy(e => e.Key)];

    private LabelSelector Selector() => new(LabelSet.Of(Several(() => KeyValuePair.Create(Text(), Text()), 3)), [.. Several(Requirement, 2)]);

    private LabelRequirement Requirement()
    {
        var op = Pick(Enum.GetValues<LabelOperator>());
        return new(Text(), op, op is LabelOperator.In or LabelOperator.NotIn ? [Text(), .. Several(Text, 2)] : []);
    }

    private ImmutableArray<Peer> Peers() => [.. Several(() => _random.Next(4) switch
    {
        0 => new Peer(Selector(), null),
        1 => new Peer(null, Selector()),
        2 => new Peer(Selector(), Selector()),
        _ => new Peer(null, null, Pick(Block("10.0.0.0/8", "10.1.0.0/16", "10.2.0.0/16"), Block("2001:db8::/32"), Block("0.0.0.0/0"))),
    }, 3)];

    private ImmutableArray<PolicyPort> Ports() => [.. Several(() => _random.Next(4) switch
    {
        0 => new PolicyPort(Pick(Protocol.Tcp, Protocol.Udp, Protocol.Sctp)),
        1 => new PolicyPort(Protocol.Udp, _random.Next(1, 65_536)),
        2 => new PolicyPort(Protocol.Tcp, 80, null, 80 + _random.Next(500)),
        _ => new PolicyPort(Protocol.Sctp, null, Pick("http", "y", "null")),
    }, 3)];

    private static IpBlock Block(string cidr, params string[] except) => new(Parse(cidr), [.. except.Select(Parse)]);

    private static Cidr Parse(string text) => Cidr.TryParse(text, out var cidr) ? cidr : throw new ArgumentException(text);

    private string? Uid() => Maybe(() => Guid.NewGuid().ToString());

    private string? Maybe(Func<string> text) => _random.Next(3) == 0 ? null : text();

    private T Pick<T>(params T[] among) => among[_random.Next(among.Length)];

    private List<T> Several<T>(Func<T> make, int most) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];
}

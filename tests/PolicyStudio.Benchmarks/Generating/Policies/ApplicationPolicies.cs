using System.Collections.Immutable;
using PolicyStudio.Benchmarks.Generating.Making;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating.Policies;

/// <summary>Makes the policies that teams write for their applications: who may call them, and whom they call.</summary>
internal sealed class ApplicationPolicies(Random random, ImmutableArray<GeneratedWorkload> workloads, ImmutableArray<string> namespaces)
{
    private const string Name = "app.kubernetes.io/name";
    private const string Component = "app.kubernetes.io/component";

    private readonly ImmutableArray<GeneratedWorkload> _subjects = [.. workloads.Where(w => w.Namespace != NamespaceMaker.System && w.Kind != "Job")];
    private readonly ILookup<string, GeneratedWorkload> _byNamespace = workloads.ToLookup(w => w.Namespace);

    /// <summary>The policy of that number; the ways to write one take turns, so that a small cluster has them all.</summary>
    public NetworkPolicy Make(int number)
    {
        var subject = _subjects[random.Next(_subjects.Length)];
        var port = new PolicyPort(subject.Ports[0].Protocol, subject.Ports[0].Number);
        var named = new PolicyPort(subject.Ports[0].Protocol, null, subject.Ports[0].Name);
        return (number % 14) switch
        {
            0 => Ingress(number, subject, Within(subject), port),
            1 => Ingress(number, subject, [Elsewhere()], named),
            2 => Ingress(number, subject, [.. Within(subject), Elsewhere(), RuleParts.Environment("prod")], port),
            3 => Ingress(number, subject, [RuleParts.Environment("prod", "staging")], named),
            4 => Ingress(number, subject, [RuleParts.Block(random), .. Within(subject)], port),
            5 => Ingress(number, subject, [RuleParts.AnyButComponent("batch", "worker")], named, port),
            6 => Ingress(number, subject, [RuleParts.Labelled("team")], new PolicyPort(Protocol.Tcp, null, "metrics")),
            7 => Ingress(number, subject, [RuleParts.NotQuarantined()], port),
            8 => Ingress(number, subject, [RuleParts.Environment("test"), Elsewhere()], RuleParts.Range(random), port),
            9 => Egress(number, subject, [.. Within(subject), Elsewhere()], port),
            10 => Egress(number, subject, [RuleParts.World(random)], new PolicyPort(Protocol.Tcp, 443)),
            11 => Egress(number, subject, [RuleParts.Environment("prod", "staging", "test")], RuleParts.Elsewhere(random), RuleParts.Elsewhere(random)),
            12 => Ingress(number, subject, [RuleParts.Environment("prod", "test")]),
            _ => Ingress(number, subject, [.. Within(subject), RuleParts.AnyButComponent("batch")], port, named),
        };
    }

    private static NetworkPolicy Ingress(int number, GeneratedWorkload subject, ImmutableArray<Peer> peers, params ImmutableArray<PolicyPort> ports) =>
        new() { Namespace = subject.Namespace, Name = $"allow-to-{subject.Name}-{number}", PodSelector = Selector(number, subject), PolicyTypes = [PolicyType.Ingress], Ingress = [new(peers, ports)] };

    private static NetworkPolicy Egress(int number, GeneratedWorkload subject, ImmutableArray<Peer> peers, params ImmutableArray<PolicyPort> ports) => new()
    {
        Namespace = subject.Namespace,
        Name = $"allow-from-{subject.Name}-{number}",
        PodSelector = Selector(number, subject),
        PolicyTypes = [PolicyType.Egress],
        Egress = [new(peers, ports), new([NamespacePolicies.Dns], NamespacePolicies.DnsPorts)],
    };

    // Some policies are for all of a namespace's components of a sort, most for one application.
    private static LabelSelector Selector(int number, GeneratedWorkload subject) => number % 5 == 2
        ? LabelSelector.ForLabels((Component, subject.Labels[Component]!)) : LabelSelector.ForLabels((Name, subject.Container), ("app.kubernetes.io/instance", subject.Name));

    // Up to three applications of the namespace, as one expression.
    private ImmutableArray<Peer> Within(GeneratedWorkload subject)
    {
        var neighbours = _byNamespace[subject.Namespace].Select(w => w.Container).Distinct().ToArray();
        random.Shuffle(neighbours);
        return [new(null, new(LabelSet.Empty, [new(Name, LabelOperator.In, [.. neighbours.Take(3)])]))];
    }

    // An application of another team, which the policy's author knows by name.
    private Peer Elsewhere()
    {
        var ns = namespaces[random.Next(namespaces.Length)];
        var caller = _byNamespace[ns].First();
        return new(LabelSelector.ForLabels((Namespace.NameLabel, ns)), LabelSelector.ForLabels((Name, caller.Container)));
    }
}

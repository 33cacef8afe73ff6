using System.Diagnostics;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Linting;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Tests.Linting;

/// <summary>Large clusters are linted in seconds: rules ask about groups of pods, and about one namespace at a time.</summary>
public sealed class LargeClusterTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(200, 50, 10)]       // 10,000 pods and 2,000 policies in 200 namespaces
    [InlineData(1, 10_000, 2_000)]  // the same in one namespace
    public void Ten_thousand_pods_and_two_thousand_policies_take_seconds(int namespaces, int pods, int policies)
    {
        var snapshot = Make(namespaces, pods, policies);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Enough);
        var watch = Stopwatch.StartNew();
        var findings = Linter.Lint(snapshot, limit.Token);
        output.WriteLine($"{snapshot.Pods.Length} pods, {snapshot.Policies.Length} policies in {namespaces} namespaces: {findings.Length} findings in {watch.ElapsedMilliseconds} ms");
        Assert.NotEmpty(findings);
    }

    // Ten replicas a workload; a default and the DNS for each namespace, then rules between workloads, some of them wrong.
    private static ClusterSnapshot Make(int namespaces, int pods, int policies)
    {
        var (all, rules) = (new List<Pod>(), new List<NetworkPolicy>());
        for (var n = 0; n < namespaces; n++)
        {
            for (var i = 0; i < pods; i++)
            {
                all.Add(new()
                {
                    Namespace = $"n{n}",
                    Name = $"app{i / 10}-{i % 10}",
                    Labels = LabelSet.Of(("app", $"app{i / 10}"), ("tier", $"t{i % 3}"), ("pod-template-hash", $"{i}"), ("team", $"team{n % 7}")),
                    Ports = [new("http", 8080, Protocol.Tcp), new("metrics", 9000 + (i / 10 % 50), Protocol.Tcp)],
                    Addresses = [new(false, (uint)((10 << 24) + (n * pods) + i))],
                });
            }
            for (var p = 0; p < policies; p++) rules.Add(Policy($"n{n}", p, pods / 10, namespaces));
        }
        return new([.. Enumerable.Range(0, namespaces).Select(n => new Namespace($"n{n}", LabelSet.Of((Namespace.NameLabel, $"n{n}"), ("team", $"team{n % 7}"))))], all, [],
            [.. Enumerable.Range(0, namespaces * pods / 10).Select(s => new Service($"n{s % namespaces}", $"s{s}", "ClusterIP", LabelSet.Of(("app", $"app{s / namespaces}")), [new(null, 80, null, "http", Protocol.Tcp)]))],
            rules, []);
    }

    private static NetworkPolicy Policy(string ns, int number, int workloads, int namespaces)
    {
        Peer[] peers =
        [
            new(null, LabelSelector.ForLabels(("app", $"app{(number + 1) % workloads}"))),
            new(LabelSelector.ForLabels(("team", $"team{number % 9}")), LabelSelector.ForLabels(("app", $"app{number % (workloads + 3)}"))),
            new(LabelSelector.ForLabels((Namespace.NameLabel, $"n{number % (namespaces + 1)}")), null),
            new(LabelSelector.Everything, new(LabelSet.Empty, [new("tier", LabelOperator.In, ["t1", $"t{number % 4}"])])),
            new(null, null, new(Cidr.Everything(false), [])),
        ];
        var subject = number == 0 ? LabelSelector.Everything
            : number % 5 == 0 ? new(LabelSet.Empty, [new("app", LabelOperator.NotIn, [$"app{number % workloads}"])])
            : LabelSelector.ForLabels(("app", $"app{number % (workloads + 1)}"));
        return new()
        {
            Namespace = ns,
            Name = $"p{number}",
            PodSelector = subject,
            PolicyTypes = number % 3 == 0 ? [PolicyType.Ingress, PolicyType.Egress] : [PolicyType.Ingress],
            Ingress = number == 0 ? [] : [new([peers[number % 5], peers[(number + 2) % 5]], [new(Protocol.Tcp, number % 2 == 0 ? 80 : 8080), new(Protocol.Tcp, Name: number % 7 == 0 ? "https" : "http")])],
            Egress = number % 3 == 0 && number > 0 ? [new([peers[number % 4]], [new(Protocol.Tcp, 8080)])] : [],
        };
    }
}

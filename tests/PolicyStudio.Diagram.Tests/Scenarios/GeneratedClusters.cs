using System.Collections.Immutable;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Diagram.Tests.Scenarios;

/// <summary>Clusters of a given size, the same for the same seed.</summary>
internal static class GeneratedClusters
{
    public static ObjectReference Target { get; } = new("StatefulSet", "data", "mysql");

    private const string PodName = "statefulset.kubernetes.io/pod-name";
    private static readonly string[] Kinds = ["Deployment", "StatefulSet", "DaemonSet", "CronJob", "ReplicaSet"];

    /// <summary>A target, and <paramref name="workloads"/> workloads spread over namespaces; names grow to <paramref name="longest"/> characters.</summary>
    public static ClusterSnapshot Of(int seed, int workloads, int longest = 20)
    {
        var random = new Random(seed);
        var sketch = new ClusterSketch().Namespace("data")
            .Workload("StatefulSet", "data", "mysql", random.Next(1, 4), each: (pod, i) => pod with { Labels = pod.Labels.With(PodName, pod.Name) },
                ports: new ContainerPort("mysql", 3306, Protocol.Tcp));
        var namespaces = Enumerable.Range(0, workloads / 8 + 1).Select(i => Name(random, $"ns{i}", longest)).ToList();
        foreach (var ns in namespaces)
            sketch.Namespace(ns, ("team", Name(random, "t", longest)), ("tier", random.Next(3).ToString()));
        for (var i = 0; i < workloads; i++)
        {
            var ns = namespaces[random.Next(namespaces.Count)];
            var kind = Kinds[random.Next(Kinds.Length)];
            var labels = random.Next(2) == 0 ? LabelSet.Of(("db", "access_ok")) : LabelSet.Empty;
            var manager = random.Next(5) == 0 ? new Manager(ManagerKind.ArgoCD, Name(random, "app", longest)) : null;
            sketch.Workload(kind, ns, Name(random, $"w{i}", longest), kind == "CronJob" ? 0 : random.Next(0, 5), labels, random.Next(12) == 0, manager,
                (pod, n) => pod with { IsReady = n != 1, IsTerminating = n == 2 });
        }
        return sketch.Snapshot();
    }

    /// <summary>A picture of such a cluster, with switches, and with a draft half of the time.</summary>
    public static SceneRequest Request(int seed, int workloads, int longest = 20, int groups = 1)
    {
        var cluster = Of(seed, workloads, longest);
        var policies = Policies(seed, groups).ToList();
        var drafted = cluster.With(policies: policies);
        var request = seed % 2 == 0 ? Requests.Of(cluster, Target, drafted) : Requests.Of(drafted, Target);
        var random = new Random(seed);
        return request with
        {
            ShowQuestion = seed % 3 == 0,
            Caption = "with the draft",
            NamespaceSwitches = cluster.Namespaces.Where(_ => random.Next(3) == 0).ToImmutableDictionary(n => n.Name, _ => Switch(random, longest)),
            WorkloadSwitches = cluster.Workloads.Where(_ => random.Next(2) == 0).ToImmutableDictionary(w => w.Id, _ => Switch(random, longest)),
            Targets =
            [
                request.Targets[0] with
                {
                    Policies = [.. policies.Select((p, i) => new PolicyNote(p.Name, "isolates ingress, admits 1 rule", (PolicyChange)(i % 4)))],
                    Ports = [new("a", "3306 mysql", true, true), new("b", Name(random, "9104 ", longest), false), new("c", "53 dns", false), new("d", "8080 http", false, true)],
                },
            ],
        };
    }

    // One policy for all of the target's pods, and further ones for each of them, so that its pods are several groups.
    private static IEnumerable<NetworkPolicy> Policies(int seed, int groups)
    {
        for (var i = 0; i < groups; i++)
        {
            yield return new()
            {
                Namespace = "data",
                Name = $"policy-{i}",
                PodSelector = i == 0 ? LabelSelector.ForLabels(("app", "mysql")) : LabelSelector.ForLabels((PodName, $"mysql-{i - 1}")),
                PolicyTypes = [PolicyType.Ingress],
                Ingress = [new([
                    new(LabelSelector.ForLabels(("tier", (seed % 3).ToString())), LabelSelector.ForLabels(("db", "access_ok"))),
                    new(null, null, new(Parse($"10.{i}.0.0/16"), [Parse($"10.{i}.3.0/24")])),
                ], [])],
            };
        }
    }

    private static LabelSwitch Switch(Random random, int longest) => new(
        $"{Name(random, "key", longest)}={Name(random, "v", longest)}", random.Next(2) == 0, (LabelSwitchChange)random.Next(3),
        random.Next(4) == 0 ? "it is one of the owner's selector" : null, random.Next(4) == 0);

    private static string Name(Random random, string start, int longest)
    {
        var length = random.Next(Math.Min(start.Length + 3, longest), longest + 1);
        return start + new string([.. Enumerable.Range(0, Math.Max(0, length - start.Length)).Select(_ => (char)('a' + random.Next(26)))]);
    }

    private static Cidr Parse(string text) => Cidr.TryParse(text, out var cidr) ? cidr : throw new ArgumentException(text);
}

using System.Collections.Immutable;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Benchmarks.Generating.Making;

/// <summary>Fills namespaces with workloads of 1 to 20 replicas until each has its pods.</summary>
internal sealed class WorkloadMaker(Random random)
{
    private const double StatefulShare = 0.10;
    private const double JobShare = 0.08;
    private const double RolloutShare = 0.05;

    private readonly List<GeneratedWorkload> _made = [];
    private int _pods;
    private int _statefulPods;
    private int _jobPods;

    /// <summary>All workloads, those of one namespace side by side.</summary>
    public ImmutableArray<GeneratedWorkload> Make(ImmutableArray<(Engine.Snapshots.Namespace Namespace, int Pods)> namespaces)
    {
        foreach (var (ns, pods) in namespaces)
        {
            var left = ns.Name == NamespaceMaker.System ? pods - MakeDns(pods) : pods;
            for (var number = 0; left > 0; number++) left -= MakeNext(ns.Name, number, left);
        }
        return [.. _made];
    }

    private int MakeNext(string ns, int number, int left)
    {
        // The shares hold in every part of the cluster: whatever lags behind is made next.
        if (_statefulPods < StatefulShare * _pods) return Add("StatefulSet", ns, Pick(Applications.Keeping), number, left, 9, ref _statefulPods);
        if (_jobPods < JobShare * _pods) return Add("Job", ns, Pick(Applications.Running), number, left, 10, ref _jobPods);
        var other = 0;
        return number == 5 ? Add("DaemonSet", ns, Applications.Collecting, number, left, 20, ref other) : Add("Deployment", ns, Pick(Applications.Serving), number, left, 20, ref other);
    }

    private int Add(string kind, string ns, Application application, int number, int left, int most, ref int ofKind)
    {
        var replicas = Math.Min(left, random.Next(1, most + 1));
        var name = number == 0 ? application.Name : $"{application.Name}-{number}";
        var isRollout = kind == "Deployment" && replicas > 1 && random.NextDouble() < RolloutShare;
        _made.Add(new(kind, ns, name, LabelsOf(application, name, ns), application.Ports, replicas)
        {
            OldReplicas = isRollout ? random.Next(1, replicas) : 0,
            Hashes = (Deterministic.TemplateHash($"{ns}/{name}/1"), Deterministic.TemplateHash($"{ns}/{name}/2")),
        });
        _pods += replicas;
        ofKind += replicas;
        return replicas;
    }

    private int MakeDns(int pods)
    {
        var replicas = Math.Clamp(pods / 2, 1, 8);
        var labels = LabelSet.Of(("k8s-app", "kube-dns"), ("app.kubernetes.io/name", "coredns"), ("app.kubernetes.io/instance", "coredns"));
        _made.Add(new("Deployment", NamespaceMaker.System, "coredns", labels,
            [new("dns", 53, Protocol.Udp), new("dns-tcp", 53, Protocol.Tcp), new("metrics", 9090, Protocol.Tcp)], replicas)
        {
            Hashes = (Deterministic.TemplateHash("coredns/1"), Deterministic.TemplateHash("coredns/2")),
        });
        _pods += replicas;
        return replicas;
    }

    private LabelSet LabelsOf(Application application, string instance, string ns) => LabelSet.Of(
        ("app.kubernetes.io/name", application.Name), ("app.kubernetes.io/instance", instance), (GeneratedWorkload.VersionLabel, $"2.{random.Next(0, 4)}.0"),
        ("app.kubernetes.io/component", application.Component), ("app.kubernetes.io/part-of", ns.Split('-')[0]), ("app.kubernetes.io/managed-by", "Helm"));

    private Application Pick(ImmutableArray<Application> from) => from[random.Next(from.Length)];
}

using System.Text.Json;

namespace PolicyStudio.Browser.Tests.Crowded;

/// <summary>What the API server of the crowded cluster answers: a list a kind, the same each time.</summary>
internal static class CrowdedLists
{
    private const int Namespaces = 24;
    private const int PerNamespace = 20;

    /// <summary>The namespace with the longest names.</summary>
    public static string LongNamespace { get; } = Long("payments-and-settlements", 0);

    /// <summary>The namespaces of the sources.</summary>
    public static IReadOnlyList<string> NamespaceNames { get; } = [.. Enumerable.Range(0, Namespaces).Select(NamespaceName)];

    private static readonly IReadOnlyList<Source> Sources =
    [
        .. from ns in Enumerable.Range(0, Namespaces)
           from i in Enumerable.Range(0, PerNamespace)
           select new Source(NamespaceName(ns), ns == Namespaces - 1 ? Long("reconciliation", i) : $"service-{i:00}", HasLabel: (ns + i) % 3 == 0),
    ];

    /// <summary>The lists by the name of the kind's resource.</summary>
    public static IEnumerable<(string Kind, string List)> All =>
    [
        ("namespaces", List("v1", "NamespaceList", [.. Enumerable.Range(0, Namespaces).Select(Namespace), Object("data", null)])),
        ("pods", List("v1", "PodList", [.. Sources.Select(Pod), .. Enumerable.Range(0, 2).Select(DatabasePod)])),
        ("services", List("v1", "ServiceList", [])),
        ("deployments", List("apps/v1", "DeploymentList", [.. Sources.Select(Deployment)])),
        ("replicasets", List("apps/v1", "ReplicaSetList", [.. Sources.Select(ReplicaSet)])),
        ("statefulsets", List("apps/v1", "StatefulSetList", [Database()])),
        ("daemonsets", List("apps/v1", "DaemonSetList", [])),
        ("jobs", List("batch/v1", "JobList", [])),
        ("networkpolicies", List("networking.k8s.io/v1", "NetworkPolicyList", [Policy()])),
    ];

    private static string NamespaceName(int ns) => ns == Namespaces - 1 ? LongNamespace : $"team-{ns:00}";

    // As long as a label's value and a namespace's name may be.
    private static string Long(string start, int i) => $"{start}-{i:00}-".PadRight(62, 'x') + "z";

    private static Dictionary<string, string> LabelsOf(Source source) =>
        source.HasLabel ? new() { ["app"] = source.Name, ["db"] = "access_ok" } : new() { ["app"] = source.Name };

    private static object Namespace(int ns) => Object(NamespaceName(ns), null, new() { ["kubernetes.io/metadata.name"] = NamespaceName(ns), ["team"] = ns % 2 == 0 ? "shop" : "platform" });

    private static object Object(string name, string? ns, Dictionary<string, string>? labels = null) => new { metadata = Metadata(name, ns, labels, null) };

    private static object Metadata(string name, string? ns, Dictionary<string, string>? labels, (string Kind, string Name)? owner) => new
    {
        name,
        @namespace = ns,
        uid = $"{ns}/{name}",
        resourceVersion = "1",
        labels = labels ?? [],
        ownerReferences = owner is { } o ? new[] { new { apiVersion = "apps/v1", kind = o.Kind, name = o.Name, uid = $"{ns}/{o.Name}", controller = true } } : null,
    };

    private static object Controller(string name, string ns, Dictionary<string, string> selector, Dictionary<string, string> labels, int replicas, (string, string)? owner) => new
    {
        metadata = Metadata(name, ns, labels, owner),
        spec = new { replicas, selector = new { matchLabels = selector }, template = new { metadata = new { labels }, spec = new { containers = new[] { Container(null) } } } },
        status = new { replicas, readyReplicas = replicas },
    };

    private static object Deployment(Source s) => Controller(s.Name, s.Namespace, new() { ["app"] = s.Name }, LabelsOf(s), 1, null);

    private static object ReplicaSet(Source s) => Controller(s.ReplicaSet, s.Namespace, new() { ["app"] = s.Name }, LabelsOf(s), 1, ("Deployment", s.Name));

    private static object Database() => Controller("mysql", "data", new() { ["app"] = "mysql" }, new() { ["app"] = "mysql" }, 2, null);

    private static object Pod(Source s, int index) => PodOf($"{s.ReplicaSet}-aaaaa", s.Namespace, LabelsOf(s), ("ReplicaSet", s.ReplicaSet), $"10.1.{index / 250}.{index % 250 + 1}", null);

    private static object DatabasePod(int index) => PodOf($"mysql-{index}", "data", new() { ["app"] = "mysql" }, ("StatefulSet", "mysql"), $"10.0.0.{index + 1}", 3306);

    private static object PodOf(string name, string ns, Dictionary<string, string> labels, (string, string) owner, string ip, int? port) => new
    {
        metadata = Metadata(name, ns, labels, owner),
        spec = new { nodeName = "node-1", containers = new[] { Container(port) } },
        status = new { phase = "Running", podIP = ip, podIPs = new[] { new { ip } }, conditions = new[] { new { type = "Ready", status = "True" } } },
    };

    private static object Container(int? port) => port is null ? new { name = "main", image = "example" }
        : new { name = "main", image = "example", ports = new[] { new { name = "mysql", containerPort = port, protocol = "TCP" } } };

    private static object Policy() => new
    {
        metadata = Metadata("allow-shop-to-mysql", "data", null, null),
        spec = new
        {
            podSelector = new { matchLabels = new { app = "mysql" } },
            policyTypes = new[] { "Ingress" },
            ingress = new[]
            {
                new
                {
                    from = new[] { new { namespaceSelector = new { matchLabels = new { team = "shop" } }, podSelector = new { matchLabels = new { db = "access_ok" } } } },
                    ports = new[] { new { port = 3306, protocol = "TCP" } },
                },
            },
        },
    };

    private static string List(string apiVersion, string kind, IReadOnlyCollection<object> items) =>
        JsonSerializer.Serialize(new { apiVersion, kind, metadata = new { resourceVersion = "1" }, items });

    private sealed record Source(string Namespace, string Name, bool HasLabel)
    {
        public string ReplicaSet => $"{Name}-5d9c7";
    }
}

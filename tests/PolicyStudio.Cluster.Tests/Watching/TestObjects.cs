using k8s;
using k8s.Models;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Watching;

/// <summary>Objects for the tests.</summary>
internal static class TestObjects
{
    private const string PodSpec = "spec: { restartPolicy: RESTART, containers: [{ name: c, image: 'image:1', ports: [{ containerPort: 80 }] }] }";

    /// <summary>One object of every kind that is read, beside the namespace.</summary>
    public static string EveryKind { get; } = string.Join("---\n",
        Controller("apps/v1", "Deployment", "web", "replicas: 2", "selector: { matchLabels: { app: web } }"),
        Controller("apps/v1", "StatefulSet", "db", "serviceName: db", "selector: { matchLabels: { app: db } }"),
        Controller("apps/v1", "DaemonSet", "logs", "selector: { matchLabels: { app: logs } }"),
        Controller("v1", "ReplicationController", "legacy", "replicas: 1"),
        Controller("batch/v1", "Job", "import", "backoffLimit: 1"),
        $"apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {{ name: backup }}\nspec:\n  schedule: '0 3 1 1 *'\n  jobTemplate:\n    spec:\n      template:\n"
        + $"        metadata: {{ labels: {{ app: backup }} }}\n        {PodSpec.Replace("RESTART", "Never", StringComparison.Ordinal)}\n",
        "apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }\n",
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: to-web }\nspec: { podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress] }\n");

    /// <summary>Makes pods pod-00000 and so on, several at a time.</summary>
    public static async Task CreatePodsAsync(TestApiServer server, string ns, int count, CancellationToken cancellation)
    {
        using var client = server.Client();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation },
            async (i, stop) => await client.CoreV1.CreateNamespacedPodAsync(new()
            {
                Metadata = new() { Name = $"pod-{i:D5}", Labels = new Dictionary<string, string> { ["app"] = $"app-{i % 40}" } },
                Spec = new() { Containers = [new V1Container { Name = "c", Image = "image:1" }] },
            }, ns, cancellationToken: stop));
    }

    private static string Controller(string apiVersion, string kind, string name, params string[] spec) =>
        $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{ name: {name} }}\nspec:\n"
        + string.Concat(spec.Select(line => $"  {line}\n"))
        + $"  template:\n    metadata: {{ labels: {{ app: {name} }} }}\n    {PodSpec.Replace("RESTART", kind == "Job" ? "Never" : "Always", StringComparison.Ordinal)}\n";
}

using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Applying.Writing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Applying.Writing;

/// <summary>A live writer for one user of a real API server, with a namespace of the test's own and a trap on the way.</summary>
internal sealed class WriterBench : IDisposable
{
    private readonly Kubernetes _client;

    private WriterBench(TestApiServer server, string ns, string user)
    {
        (Server, Namespace) = (server, ns);
        _client = new(KubernetesClientConfiguration.BuildConfigFromConfigFile(server.Kubeconfig(user)), Trap);
        Writer = new(_client, TimeSpan.FromSeconds(30));
    }

    public TestApiServer Server { get; }

    public string Namespace { get; }

    public TrapHandler Trap { get; } = new();

    public LiveClusterWriter Writer { get; }

    /// <summary>A bench for admin in a new namespace.</summary>
    public static async Task<WriterBench> StartAsync(TestApiServer server) => new(server, await server.CreateNamespaceAsync("writer"), "admin");

    /// <summary>A bench for a new service account, <c>studio</c>, with these rights in the whole cluster.</summary>
    public static async Task<WriterBench> StartAsync(TestApiServer server, params V1PolicyRule[] rules)
    {
        var ns = await server.CreateNamespaceAsync("writer");
        return new(server, ns, await server.AddServiceAccountAsync(ns, "studio", rules));
    }

    public Task<WriteAnswer> WriteAsync(WriteStep step, bool dryRun = false, Author? author = null) =>
        Writer.WriteAsync(step, author ?? new("tester"), dryRun, TestContext.Current.CancellationToken);

    /// <summary>A policy that isolates every pod of the namespace.</summary>
    public NetworkPolicy Policy(string name) => new() { Namespace = Namespace, Name = name, PolicyTypes = [PolicyType.Ingress] };

    public Task ApplyAsync(string manifest) => Server.Kubectl.RunWithInputAsync(manifest, "apply", "-n", Namespace, "-f", "-");

    public async Task<JsonNode> GetAsync(string path) =>
        JsonNode.Parse(await Server.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;

    public Task<JsonNode> GetPolicyAsync(string name) => GetAsync($"/apis/networking.k8s.io/v1/namespaces/{Namespace}/networkpolicies/{name}");

    public async Task<bool> IsOldServerAsync() => (string?)(await GetAsync("/version"))["minor"] == "20";

    public void Dispose() => _client.Dispose();
}

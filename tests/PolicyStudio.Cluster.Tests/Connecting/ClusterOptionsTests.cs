using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PolicyStudio.Cluster.Connecting;
using PolicyStudio.Cluster.Storing;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Connecting;

public sealed class ClusterOptionsTests : IDisposable
{
    private const string TwoContexts = """
        apiVersion: v1
        kind: Config
        clusters:
          - { name: small, cluster: { server: 'http://127.0.0.1:1' } }
          - { name: BIG, cluster: { server: 'http://127.0.0.1:2' } }
        users: []
        contexts:
          - { name: prod, context: { cluster: small } }
          - { name: Prod, context: { cluster: BIG } }
        current-context: prod
        """;

    private readonly string _file = Path.GetTempFileName();

    public ClusterOptionsTests() => File.WriteAllText(_file, TwoContexts);

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Unknown_context_is_refused_with_the_contexts_there_are() =>
        Assert.Equal([$"There is no context 'staging' in {_file}. There are: Prod, prod."], Errors("staging", _file));

    [Fact]
    public void Missing_kubeconfig_and_its_context_are_told_together()
    {
        var errors = Errors("staging", "/does/not/exist");
        Assert.Equal(2, errors.Count);
        Assert.StartsWith("The kubeconfig /does/not/exist cannot be read: ", errors[0], StringComparison.Ordinal);
        Assert.Equal("There is no context 'staging': no context at all was found in /does/not/exist.", errors[1]);
    }

    [Fact]
    public void File_that_is_no_kubeconfig_is_refused()
    {
        File.WriteAllText(_file, "contexts: [a: {]");
        Assert.StartsWith($"The kubeconfig {_file} cannot be read: ", Errors("a", _file)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void In_cluster_is_refused_outside_a_pod_and_a_kubeconfig_beside_it() =>
        Assert.Equal(
            [
                "The cluster is 'in-cluster', but this is not a pod of a cluster with a service account.",
                "A kubeconfig is given, but the cluster is 'in-cluster', which uses none: name one of its contexts.",
            ], Errors(ClusterOptions.InCluster, _file));

    [Fact]
    public void Nothing_at_all_is_refused() =>
        Assert.Equal("No cluster is named: give a kubeconfig context, 'in-cluster' or 'demo'.", Errors(" ", _file)[0]);

    [Fact]
    public void Demo_needs_nothing() => Assert.Empty(Errors(ClusterOptions.Demo, null));

    [Theory]
    [InlineData("cilium", null)]
    [InlineData("Cilium", "There is no network plugin 'Cilium'. There are: generic, calico, cilium, kube-router, antrea, ovn-kubernetes, none.")]
    [InlineData("", "There is no network plugin ''. There are: generic, calico, cilium, kube-router, antrea, ovn-kubernetes, none.")]
    public void Unknown_network_plugin_is_refused_with_the_list(string plugin, string? error) =>
        Assert.Equal(error is null ? [] : [error], Errors(ClusterOptions.Demo, null, plugin));

    [Fact]
    public void Network_plugin_that_is_set_speaks_for_the_demo_too()
    {
        using var services = new ServiceCollection().AddCluster(o => o.Plugin = "cilium").BuildServiceProvider();
        var snapshot = services.GetRequiredService<IClusterFeed>().Current.Snapshot!;
        Assert.Equal(PluginDialect.Cilium, snapshot.Plugin);
        Assert.Contains(snapshot.Findings, f => f.Rule == "network-plugin-set"
            && f.Message == "The network plugin is set to cilium: ipBlocks match no pods, hostNetwork pods count as their nodes, a denial cuts established connections too");
    }

    [Theory]
    [InlineData("prod", "http://127.0.0.1:1/")]
    [InlineData("Prod", "http://127.0.0.1:2/")]
    public void Contexts_that_differ_in_case_alone_are_not_mixed_up(string context, string address)
    {
        Assert.Empty(Errors(context, _file));
        using var client = ClusterClient.Create(new() { Cluster = context, Kubeconfig = _file });
        Assert.Equal(address, client.BaseUri.ToString());
    }

    [Theory]
    [InlineData("{ server: 'https://127.0.0.1:1', certificate-authority: /does/not/exist.crt }", "{}", "/does/not/exist.crt")]
    [InlineData("{ server: 'http://127.0.0.1:1' }", "{ exec: { apiVersion: client.authentication.k8s.io/v1, command: /does/not/exist } }", "/does/not/exist")]
    [InlineData("{ server: 'nonsense' }", "{}", "nonsense")]
    public void Context_that_cannot_be_used_says_why(string cluster, string user, string reason)
    {
        File.WriteAllText(_file, $$"""
            clusters: [{ name: small, cluster: {{cluster}} }]
            users: [{ name: me, user: {{user}} }]
            contexts: [{ name: prod, context: { cluster: small, user: me } }]
            """);
        var wrong = Assert.Throws<OptionsValidationException>(() => ClusterClient.Create(new() { Cluster = "prod", Kubeconfig = _file }));
        var message = Assert.Single(wrong.Failures);
        Assert.StartsWith("The cluster 'prod' cannot be used: ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    // As an application does it at start.
    private static List<string> Errors(string cluster, string? kubeconfig, string? plugin = null)
    {
        using var services = new ServiceCollection().AddCluster(o => (o.Cluster, o.Kubeconfig, o.Plugin) = (cluster, kubeconfig, plugin))
            .Configure<StoreOptions>(o => o.Folder = null).BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return [.. e.Failures];
        }
    }
}

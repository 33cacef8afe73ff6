using System.Collections.Immutable;
using PolicyStudio.Browser.Tests.SignOn;
using PolicyStudio.TestCluster;
using PolicyStudio.TestCluster.Rights;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>
/// The studio as a team runs it: on a real API server with the rights of <c>deploy/kubernetes</c> and no others, behind sign-on, with an
/// author (arthur) and a viewer (vera).
/// </summary>
public sealed class LiveStudio : IAsyncLifetime
{
    private TestApiServer? _cluster;
    private NodeStandIn? _node;
    private OpenIdProvider? _provider;
    private StudioHost? _studio;
    private string _account = "";

    /// <summary>The cluster.</summary>
    internal TestApiServer Cluster => _cluster!;

    /// <summary>The studio's address.</summary>
    internal Uri Address => _studio!.Address;

    /// <summary>The deployment's cluster roles.</summary>
    internal static RbacManifest Roles { get; } = RbacManifest.Read(File.ReadAllText(DeploymentFile("2-rbac.yaml")));

    /// <summary>The account that the studio itself acts as.</summary>
    internal static string Account => "system:serviceaccount:policystudio:policystudio";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _cluster = await TestApiServer.StartAsync();
        _node = NodeStandIn.Start(_cluster);
        foreach (var file in new[] { "1-namespace.yaml", "2-rbac.yaml" })
            await _cluster.Kubectl.RunAsync("apply", "-f", DeploymentFile(file));
        _provider = await OpenIdProvider.StartAsync(ImmutableDictionary<string, string[]>.Empty.Add("vera", ["Viewer"]).Add("arthur", ["Author"]));
        _account = await _cluster.AdoptServiceAccountAsync("policystudio", "policystudio");
        _studio = await StartStudioAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_studio is not null) await _studio.DisposeAsync();
        if (_provider is not null) await _provider.DisposeAsync();
        if (_node is not null) await _node.DisposeAsync();
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    /// <summary>Starts another studio of the same account.</summary>
    internal Task<StudioHost> StartStudioAsync() =>
        StudioHost.StartAsync([.. _provider!.StudioArguments, "--cluster", _account, "--kubeconfig", Cluster.Kubeconfig(_account)]);

    /// <summary>Makes the scenario's objects and waits until their pods run.</summary>
    internal async Task CreateAsync(ScenarioNames names)
    {
        await Cluster.Kubectl.ApplyAsync(names.Manifest());
        await Cluster.Kubectl.RunAsync("rollout", "status", "-n", names.SourceNamespace, $"deployment/{names.Source}", "--timeout=60s");
        await Cluster.Kubectl.RunAsync("rollout", "status", "-n", names.TargetNamespace, $"statefulset/{names.Target}", "--timeout=60s");
    }

    private static string DeploymentFile(string name) => Path.Combine(Places.RepoRoot, "deploy", "kubernetes", name);
}

/// <summary>One live studio for all tests of it; they run one after another and keep apart by the names of their objects.</summary>
[CollectionDefinition(Name)]
public sealed class LiveStudioTests : ICollectionFixture<LiveStudio>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "live studio";
}

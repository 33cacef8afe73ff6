using PolicyStudio.Cluster.Tests.Watching;
using PolicyStudio.Cluster.Tests.Watching.Faults;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Applying.Live;

/// <summary>
/// A real API server for the tests that are about writes, one after the other, since what one does moves the cluster for another. No controller
/// runs: what they would do about Deployments without pods and about single pods is done by stand-ins, and namespaces go when a test says so.
/// </summary>
[CollectionDefinition(Name)]
public sealed class QuietCluster : IAsyncLifetime, ICollectionFixture<QuietCluster>
{
    public const string Name = "quiet cluster";

    private NodeStandIn? _node;
    private RolloutStandIn? _rollouts;

    public TestApiServer Api { get; private set; } = null!;

    internal Outsider Outsider => new(Api);

    public async ValueTask InitializeAsync()
    {
        Api = await TestApiServer.StartAsync(new() { WithControllers = false });
        _node = NodeStandIn.Start(Api);
        _rollouts = new(Api);
    }

    public async ValueTask DisposeAsync()
    {
        if (_rollouts is not null) await _rollouts.DisposeAsync();
        if (_node is not null) await _node.DisposeAsync();
        if (Api is not null) await Api.DisposeAsync();
    }

    /// <summary>A feed that publishes sooner than the product's, for short tests.</summary>
    internal async Task<WatchedCluster> WatchAsync()
    {
        var watched = await WatchedCluster.StartAsync(Api.Kubeconfig("admin"), timings: new() { Publish = TimeSpan.FromMilliseconds(20) });
        await watched.LiveAsync();
        return watched;
    }

    internal Task<FaultyProxy> ProxyAsync() => FaultyProxy.StartAsync(Api);
}

using k8s;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyStudio.Cluster.Watching.Folding;
using PolicyStudio.Cluster.Watching.Requests;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Watching.Live;

/// <summary>A real cluster, read by a list-watch loop per kind from when it is started until it is stopped.</summary>
internal sealed class LiveCluster : BackgroundService, IClusterFeed
{
    private readonly ClusterFeed _feed;
    private readonly Func<CancellationToken, IEnumerable<Task>> _run;

    /// <summary>Makes it; nothing is asked of the server before it is started.</summary>
    /// <param name="name">The kubeconfig context, or <c>in-cluster</c>.</param>
    /// <param name="client">The client; whoever made it disposes it.</param>
    /// <param name="timings">The figures of the loops.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where faults are told. Objects are never logged.</param>
    /// <param name="plugin">The network plugin's dialect, or null to guess it from what runs in the cluster.</param>
    public LiveCluster(string name, Kubernetes client, WatchTimings timings, TimeProvider time, ILogger<LiveCluster> logger, PluginDialect? plugin = null)
    {
        var store = new SnapshotStore(name, timings.Grace, time, plugin);
        var reader = new ApiReader(client, time, timings.Request);
        _feed = new(store.Compute());
        var publisher = new StatePublisher(store, _feed, timings.Publish, time);
        var (recovery, discovery) = (new Recovery(), new Discovery());
        var server = new ServerLoop(reader, store, discovery, recovery, timings, time, logger);
        var kinds = WatchedKind.All.Select(kind => new KindLoop(kind, new(kind), reader, discovery, store, recovery, timings, time, logger)).ToList();
        _run = stop => [publisher.RunAsync(stop), server.RunAsync(stop), .. kinds.Select(k => k.RunAsync(stop))];
    }

    /// <inheritdoc/>
    public ClusterState Current => _feed.Current;

    /// <inheritdoc/>
    public ClusterSubscription Subscribe() => _feed.Subscribe();

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_run(stoppingToken));
}

using System.Collections.Concurrent;
using k8s;
using Microsoft.Extensions.Logging.Abstractions;
using PolicyStudio.Cluster.Connecting;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Cluster.Watching.Live;

namespace PolicyStudio.Cluster.Tests.Watching;

/// <summary>A live cluster under test, with every state that a subscriber has seen.</summary>
internal sealed class WatchedCluster : IAsyncDisposable
{
    private readonly Kubernetes _client;
    private readonly LiveCluster _live;
    private readonly ClusterSubscription _subscription;
    private readonly ConcurrentQueue<ClusterState> _seen = new();
    private readonly Task _reading;

    private WatchedCluster(Kubernetes client, string context, WatchTimings timings)
    {
        _client = client;
        _live = new(context, client, timings, TimeProvider.System, NullLogger<LiveCluster>.Instance);
        _subscription = _live.Subscribe();
        _reading = ReadAsync();
    }

    /// <summary>What the product reads.</summary>
    public IClusterFeed Feed => _live;

    /// <summary>The newest state.</summary>
    public ClusterState Current => _live.Current;

    /// <summary>All states, oldest first.</summary>
    public IReadOnlyList<ClusterState> Seen => [.. _seen];

    /// <summary>Starts reading the cluster of a kubeconfig's context.</summary>
    public static async Task<WatchedCluster> StartAsync(string kubeconfig, string context = "admin", WatchTimings? timings = null)
    {
        var client = ClusterClient.Create(new() { Cluster = context, Kubeconfig = kubeconfig });
        var watched = new WatchedCluster(client, context, timings ?? new());
        await watched._live.StartAsync(TestContext.Current.CancellationToken);
        return watched;
    }

    /// <summary>Waits for a state, and returns it.</summary>
    public async Task<ClusterState> UntilAsync(Func<ClusterState, bool> condition, double seconds = 30)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var subscription = _live.Subscribe();
        try
        {
            await foreach (var state in subscription.States(limit.Token))
                if (condition(state)) return state;
        }
        catch (OperationCanceledException)
        {
            // Told below.
        }
        var now = _live.Current.Connection;
        throw new TimeoutException($"Not within {seconds} s. The connection is {now.Phase}, {now.Problem ?? "no problem"}, {string.Join(", ", now.Kinds)}");
    }

    /// <summary>Waits until it is live.</summary>
    public Task<ClusterState> LiveAsync(double seconds = 30) => UntilAsync(s => s.Connection.Phase == ConnectionPhase.Live, seconds);

    /// <summary>Stops it; fails when one of its loops has failed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _live.StopAsync(CancellationToken.None);
        Assert.True(_live.ExecuteTask!.IsCompletedSuccessfully, _live.ExecuteTask.Exception?.ToString());
        _live.Dispose();
        _subscription.Dispose();
        await _reading;
        _client.Dispose();
    }

    private async Task ReadAsync()
    {
        await foreach (var state in _subscription.States()) _seen.Enqueue(state);
    }
}

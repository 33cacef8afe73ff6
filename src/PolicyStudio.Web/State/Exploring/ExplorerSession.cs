using PolicyStudio.Cluster.Watching;
using PolicyStudio.Web.Hosting;

namespace PolicyStudio.Web.State.Exploring;

/// <summary>
/// Follows the cluster for the explorer's pages. One a circuit; what it shows of a snapshot is computed once for all circuits. A cluster that
/// changes all the time is computed again and again, with a pause between that is as long as the work.
/// </summary>
public sealed class ExplorerSession : IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    private readonly IClusterFeed _feed;
    private readonly TimeProvider _time;
    private readonly ILogger<ExplorerSession> _log;
    private readonly CancellationTokenSource _life = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private Task? _following;

    /// <summary>A session on a cluster.</summary>
    public ExplorerSession(IClusterFeed feed, TimeProvider time, ILogger<ExplorerSession> log)
    {
        (_feed, _time, _log, Cluster, Received) = (feed, time, log, feed.Current, time.GetUtcNow());
        if (Cluster.Snapshot is { } snapshot) Facts = SharedFacts.Of(snapshot).Known;
    }

    /// <summary>Something newer is there; raised on whichever thread computed it.</summary>
    public event Action? Changed;

    /// <summary>The cluster as it is known.</summary>
    public ClusterState Cluster { get; private set; }

    /// <summary>When its snapshot came; for the first one, when somebody first asked.</summary>
    public DateTimeOffset Received { get; private set; }

    /// <summary>What is known of the newest snapshot that has been computed; null before the first.</summary>
    public ExplorerFacts? Facts { get; private set; }

    /// <summary>Whether the newest snapshot could not be computed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Begins to follow, and waits a little for the first facts so that a page whose facts come soon is complete at once.</summary>
    public async Task StartAsync(TimeSpan patience)
    {
        lock (_gate) _following ??= FollowAsync();
        if (Facts is null) await Task.WhenAny(_first.Task, Task.Delay(patience, _time));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _life.Cancel();
        _life.Dispose();
    }

    private async Task FollowAsync()
    {
        using var subscription = _feed.Subscribe();
        try
        {
            await foreach (var state in subscription.States(_life.Token))
            {
                var began = _time.GetTimestamp();
                if (!ReferenceEquals(state.Snapshot, Cluster.Snapshot)) Received = _time.GetUtcNow();
                Cluster = state;
                var isNew = state.Snapshot is { } snapshot && !ReferenceEquals(snapshot, Facts?.Snapshot);
                if (isNew) await ComputeAsync(state);
                if (state.Snapshot is not null) _first.TrySetResult();
                Changed?.Invoke();
                if (!isNew) continue;
                var took = _time.GetElapsedTime(began);
                await Task.Delay(took > ShortestPause ? took : ShortestPause, _time, _life.Token);
            }
        }
        catch (OperationCanceledException) { /* the circuit has ended */ }
        catch (ObjectDisposedException) { /* so it has */ }
    }

    private async Task ComputeAsync(ClusterState state)
    {
        try
        {
            (Facts, HasFailed) = (await SharedFacts.Of(state.Snapshot!).GetAsync(_life.Token), false);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // One snapshot that cannot be judged must not end the following: the next one may be.
            _log.ViewFailed(failed);
            HasFailed = true;
        }
    }
}

using System.Threading.Channels;
using PolicyStudio.Cluster.Watching.Folding;

namespace PolicyStudio.Cluster.Watching.Live;

/// <summary>Publishes the store's state after a change, the first at once, further ones after a pause. While nothing changes it sleeps.</summary>
internal sealed class StatePublisher(SnapshotStore store, ClusterFeed feed, TimeSpan pause, TimeProvider time)
{
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Runs until it is cancelled, and then ends without an exception.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        void Signal() => _changes.Writer.TryWrite(true);
        store.Changed += Signal;
        try
        {
            while (true)
            {
                await WaitAsync(stop);
                var began = time.GetTimestamp();
                var state = Next();
                if (state != feed.Current) feed.Publish(state);
                // In a cluster so large that a snapshot takes its time, at most a fifth of all time goes into making them.
                var spent = time.GetElapsedTime(began);
                await Task.Delay(spent * 4 > pause ? spent * 4 : pause, time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // This is how it ends.
        }
        finally
        {
            store.Changed -= Signal;
        }
    }

    // What cannot be put together must not end the publishing: old data would stand as new.
    private ClusterState Next()
    {
        try
        {
            return store.Compute();
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            var (last, connection) = (feed.Current, feed.Current.Connection);
            var since = connection.Phase == ConnectionPhase.Live ? time.GetUtcNow() : connection.Since;
            return last with
            {
                Connection = connection with
                {
                    Phase = last.Snapshot is null ? ConnectionPhase.Connecting : ConnectionPhase.Stale,
                    Since = since,
                    Problem = $"What the API server sent cannot be put together ({failed.Message}).",
                },
            };
        }
    }

    // Until something has changed, or a doubt has lasted long enough to be a loss.
    private async Task WaitAsync(CancellationToken stop)
    {
        if (store.NextLoss() is not { } due)
        {
            await _changes.Reader.ReadAsync(stop);
            return;
        }
        using var limit = new CancellationTokenSource(due, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            await _changes.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The doubt is a loss now.
        }
    }
}

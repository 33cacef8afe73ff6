using System.Threading.Channels;

namespace PolicyStudio.Cluster.Watching;

/// <summary>One reader's view of a cluster: a channel of one, in which the latest state replaces one that was not read yet.</summary>
public sealed class ClusterSubscription : IDisposable
{
    private readonly Channel<ClusterState> _channel = Channel.CreateBounded<ClusterState>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Action<ClusterSubscription> _end;

    internal ClusterSubscription(ClusterState current, Action<ClusterSubscription> end)
    {
        _end = end;
        Publish(current);
    }

    /// <summary>The states: the current one first, then each newer one; ends when the subscription is disposed.</summary>
    public IAsyncEnumerable<ClusterState> States(CancellationToken cancellation = default) => _channel.Reader.ReadAllAsync(cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _channel.Writer.TryComplete();
        _end(this);
    }

    internal void Publish(ClusterState state) => _channel.Writer.TryWrite(state);
}

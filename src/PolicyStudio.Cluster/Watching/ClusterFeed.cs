namespace PolicyStudio.Cluster.Watching;

/// <summary>Holds the newest state and hands it to every subscriber.</summary>
public sealed class ClusterFeed(ClusterState initial) : IClusterFeed
{
    private readonly Lock _gate = new();
    private readonly HashSet<ClusterSubscription> _subscriptions = [];
    private ClusterState _current = initial;

    /// <inheritdoc/>
    public ClusterState Current => Volatile.Read(ref _current);

    /// <inheritdoc/>
    public ClusterSubscription Subscribe()
    {
        // Under the gate, so that no state falls between the current one and the first change.
        lock (_gate)
        {
            var subscription = new ClusterSubscription(_current, End);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    /// <summary>Makes a state the newest one.</summary>
    public void Publish(ClusterState state)
    {
        lock (_gate)
        {
            Volatile.Write(ref _current, state);
            foreach (var subscription in _subscriptions) subscription.Publish(state);
        }
    }

    private void End(ClusterSubscription subscription)
    {
        lock (_gate) _subscriptions.Remove(subscription);
    }
}

namespace PolicyStudio.Cluster.Watching;

/// <summary>What the product reads of a cluster: live or demo. Subscribing gives the current state and then every change, as one step.</summary>
public interface IClusterFeed
{
    /// <summary>The newest state; never null, immutable.</summary>
    ClusterState Current { get; }

    /// <summary>Begins a subscription; its first state is the current one. Dispose it to end it.</summary>
    ClusterSubscription Subscribe();
}

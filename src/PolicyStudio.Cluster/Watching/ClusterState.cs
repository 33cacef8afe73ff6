using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Watching;

/// <summary>A cluster as it is known at one moment: how well the product is connected, and the last snapshot.</summary>
/// <param name="ClusterName">The kubeconfig context, <c>in-cluster</c>, or <c>demo</c>.</param>
/// <param name="Connection">How current the snapshot is.</param>
/// <param name="Snapshot">The last snapshot, or null until every kind has been listed once. A lost connection keeps it.</param>
/// <param name="Sequence">Rises with every new snapshot; 0 while there is none.</param>
/// <param name="ServerVersion">The API server's version, such as <c>v1.34.1</c>, or null while unknown.</param>
public sealed record ClusterState(
    string ClusterName, Connection Connection, ClusterSnapshot? Snapshot, long Sequence = 0, string? ServerVersion = null);

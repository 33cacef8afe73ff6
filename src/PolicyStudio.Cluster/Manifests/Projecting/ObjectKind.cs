namespace PolicyStudio.Cluster.Manifests.Projecting;

/// <summary>What an object is.</summary>
/// <param name="Version">Its apiVersion.</param>
/// <param name="Kind">Its kind; both are empty where nobody has said so.</param>
internal readonly record struct ObjectKind(string Version, string Kind)
{
    /// <summary>A NetworkPolicy.</summary>
    public static ObjectKind NetworkPolicy { get; } = new("networking.k8s.io/v1", "NetworkPolicy");

    /// <summary>What the items of a list are; unknown where the list does not tell.</summary>
    public static ObjectKind ItemsOf(string version, string kind) => kind.EndsWith("List", StringComparison.Ordinal) && kind.Length > 4 ? new(version, kind[..^4]) : new("", "");

    /// <summary>Whether it is a controller that is read straight.</summary>
    public bool IsController => (Version, Kind) is ("apps/v1", "Deployment" or "ReplicaSet" or "StatefulSet" or "DaemonSet") or ("batch/v1", "Job");
}

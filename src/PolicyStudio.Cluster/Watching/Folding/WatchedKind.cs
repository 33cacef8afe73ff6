using System.Collections.Immutable;

namespace PolicyStudio.Cluster.Watching.Folding;

/// <summary>A kind that is read.</summary>
/// <param name="Kind">The API's kind.</param>
/// <param name="IsRequired">Whether nothing can be said without it. Any other kind counts as empty where it is absent or forbidden.</param>
/// <param name="Paths">Where it may be served, relative to the server's address, the preferred place first.</param>
internal sealed record WatchedKind(string Kind, bool IsRequired, params ImmutableArray<string> Paths)
{
    /// <summary>All kinds, in the order in which progress shows them.</summary>
    public static ImmutableArray<WatchedKind> All { get; } =
    [
        new("Namespace", true, "api/v1/namespaces"),
        new("Pod", true, "api/v1/pods"),
        new("NetworkPolicy", true, "apis/networking.k8s.io/v1/networkpolicies"),
        new("ReplicaSet", false, "apis/apps/v1/replicasets"),
        new("Deployment", false, "apis/apps/v1/deployments"),
        new("StatefulSet", false, "apis/apps/v1/statefulsets"),
        new("DaemonSet", false, "apis/apps/v1/daemonsets"),
        new("Job", false, "apis/batch/v1/jobs"),
        // Servers older than 1.21 have CronJobs only there.
        new("CronJob", false, "apis/batch/v1/cronjobs", "apis/batch/v1beta1/cronjobs"),
        new("ReplicationController", false, "api/v1/replicationcontrollers"),
        new("Service", false, "api/v1/services"),
    ];

    /// <summary>The resource in the plural, as RBAC writes it.</summary>
    public string Resource => Paths[0][(Paths[0].LastIndexOf('/') + 1)..];

    /// <summary>The API group as RBAC writes it: empty for the core group.</summary>
    public string Group => Paths[0].Split('/') is ["apis", var group, ..] ? group : "";
}

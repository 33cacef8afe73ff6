using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Applying.Steps;

/// <summary>Where the API server keeps the objects of a kind.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Version">The group's version.</param>
/// <param name="Plural">The kind in the plural, as it stands in paths and in RBAC.</param>
internal sealed record ApiResource(string Group, string Version, string Plural)
{
    /// <summary>The resource of a kind that the product writes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The product does not write it.</exception>
    public static ApiResource Of(string kind) => kind switch
    {
        "Namespace" => new("", "v1", "namespaces"),
        "Pod" => new("", "v1", "pods"),
        "ReplicationController" => new("", "v1", "replicationcontrollers"),
        "Deployment" => new("apps", "v1", "deployments"),
        "ReplicaSet" => new("apps", "v1", "replicasets"),
        "StatefulSet" => new("apps", "v1", "statefulsets"),
        "DaemonSet" => new("apps", "v1", "daemonsets"),
        "CronJob" => new("batch", "v1", "cronjobs"),
        "NetworkPolicy" => new("networking.k8s.io", "v1", "networkpolicies"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "the product does not write this kind"),
    };

    /// <summary>Everywhere a server may serve the kind, the preferred place first: servers older than 1.21 have CronJobs in a beta version only.</summary>
    public static ImmutableArray<ApiResource> AllOf(string kind) =>
        kind == "CronJob" ? [Of(kind), Of(kind) with { Version = "v1beta1" }] : [Of(kind)];

    /// <summary>What stands in an object's <c>apiVersion</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The path of one object.</summary>
    public string PathOf(ObjectReference reference) => $"{CollectionOf(reference)}/{Uri.EscapeDataString(reference.Name)}";

    /// <summary>The path that new objects beside this one are posted to.</summary>
    public string CollectionOf(ObjectReference reference)
    {
        var root = Group.Length == 0 ? $"/api/{Version}" : $"/apis/{ApiVersion}";
        return reference.Namespace is { } ns ? $"{root}/namespaces/{Uri.EscapeDataString(ns)}/{Plural}" : $"{root}/{Plural}";
    }
}

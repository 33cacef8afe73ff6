using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Reading.OtherPolicies;

namespace PolicyStudio.Cluster.Watching.Folding;

/// <summary>A kind that is read.</summary>
/// <param name="Kind">The API's kind; with its group behind a dot where several groups have one of that name.</param>
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
        new("ValidatingWebhookConfiguration", false, "apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations"),
        new("MutatingWebhookConfiguration", false, "apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations"),
        new("APIService", false, "apis/apiregistration.k8s.io/v1/apiservices"),
        // Their schemas are most of them: half a megabyte each is no rarity.
        new("CustomResourceDefinition", false, "apis/apiextensions.k8s.io/v1/customresourcedefinitions") { PageSize = 25, Omitted = ["versions", "managedFields", "status"] },
        // Servers older than 1.21 have them only there.
        new("PodDisruptionBudget", false, "apis/policy/v1/poddisruptionbudgets", "apis/policy/v1beta1/poddisruptionbudgets") { Omitted = ["managedFields", "status"] },
        AddOn("CiliumNetworkPolicy", "apis/cilium.io/v2/ciliumnetworkpolicies"),
        AddOn("CiliumClusterwideNetworkPolicy", "apis/cilium.io/v2/ciliumclusterwidenetworkpolicies"),
        // Calico's API server shows the same objects under the second name, mixed with its view of NetworkPolicies.
        AddOn("NetworkPolicy", "apis/crd.projectcalico.org/v1/networkpolicies", "apis/projectcalico.org/v3/networkpolicies"),
        AddOn("GlobalNetworkPolicy", "apis/crd.projectcalico.org/v1/globalnetworkpolicies", "apis/projectcalico.org/v3/globalnetworkpolicies"),
        AddOn("AdminNetworkPolicy", "apis/policy.networking.k8s.io/v1alpha1/adminnetworkpolicies"),
        AddOn("BaselineAdminNetworkPolicy", "apis/policy.networking.k8s.io/v1alpha1/baselineadminnetworkpolicies"),
        AddOn("ClusterNetworkPolicy", "apis/policy.networking.k8s.io/v1alpha2/clusternetworkpolicies"),
        AddOn("NetworkPolicy", "apis/crd.antrea.io/v1beta1/networkpolicies"),
        AddOn("ClusterNetworkPolicy", "apis/crd.antrea.io/v1beta1/clusternetworkpolicies"),
        AddOn("EgressFirewall", "apis/k8s.ovn.org/v1/egressfirewalls"),
    ];

    /// <summary>
    /// The API's kind of a policy that an add-on brings; null for every other kind. Where its group is not served it is absent without a word,
    /// and not asked for.
    /// </summary>
    public string? AddOnPolicy { get; private init; }

    /// <summary>Objects in one page of a list, where they are larger than most; null for the usual number.</summary>
    public int? PageSize { get; private init; }

    /// <summary>Fields that are large and not needed, at any depth.</summary>
    public ImmutableArray<string> Omitted { get; private init; } = [];

    /// <summary>The resource in the plural, as RBAC writes it.</summary>
    public string Resource => Paths[0][(Paths[0].LastIndexOf('/') + 1)..];

    /// <summary>The API group as RBAC writes it: empty for the core group.</summary>
    public string Group => GroupOf(Paths[0]);

    /// <summary>The API group of a path; empty for the core group.</summary>
    public static string GroupOf(string path) => path.Split('/') is ["apis", var group, ..] ? group : "";

    private static WatchedKind AddOn(string kind, params ImmutableArray<string> paths) =>
        new(OtherPolicyKind.NameOf(GroupOf(paths[0]), kind), false, paths) { AddOnPolicy = kind };
}

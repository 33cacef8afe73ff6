using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Reading.Fields;

namespace PolicyStudio.Cluster.Manifests.Reading.OtherPolicies;

/// <summary>A kind of policy that decides connectivity beside NetworkPolicy, and whose selector is read.</summary>
/// <param name="Group">Its API group.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="IsNamespaced">Whether its objects lie in namespaces.</param>
/// <param name="Reach">Reads whom an object may concern. What it reports to the field counts as not understood.</param>
internal sealed record OtherPolicyKind(string Group, string Kind, bool IsNamespaced, Func<Field, PolicyReach> Reach)
{
    // They stand in the same groups and end in Policy, but neither allow nor deny: staged ones are not enforced, the others route.
    private static readonly ImmutableArray<string> Harmless =
    [
        "StagedNetworkPolicy", "StagedGlobalNetworkPolicy", "StagedKubernetesNetworkPolicy", "EgressGatewayPolicy", "CiliumEgressGatewayPolicy",
        "CiliumLocalRedirectPolicy", "CiliumBGPPeeringPolicy", "CiliumL2AnnouncementPolicy",
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<OtherPolicyKind> All { get; } =
    [
        new("cilium.io", "CiliumNetworkPolicy", true, root => CiliumReach.Of(root, isNamespaced: true)),
        new("cilium.io", "CiliumClusterwideNetworkPolicy", false, root => CiliumReach.Of(root, isNamespaced: false)),
        new("crd.projectcalico.org", "NetworkPolicy", true, CalicoReach.Of),
        new("crd.projectcalico.org", "GlobalNetworkPolicy", false, CalicoReach.Of),
        new("projectcalico.org", "NetworkPolicy", true, CalicoReach.Of),
        new("projectcalico.org", "GlobalNetworkPolicy", false, CalicoReach.Of),
        new("policy.networking.k8s.io", "AdminNetworkPolicy", false, AdminReach.Of),
        new("policy.networking.k8s.io", "BaselineAdminNetworkPolicy", false, root => AdminReach.Of(root) with { IsBaseline = true }),
        new("policy.networking.k8s.io", "ClusterNetworkPolicy", false, AdminReach.Of),
        new("crd.antrea.io", "NetworkPolicy", true, AntreaReach.Of),
        new("crd.antrea.io", "ClusterNetworkPolicy", false, AntreaReach.Of),
        new("k8s.ovn.org", "EgressFirewall", true, _ => new(PolicyReach.DirectionsOf(ingress: false, egress: true), [PolicyReach.Everyone])),
    ];

    /// <summary>
    /// What objects of a kind are called: the kind alone, or as <c>NetworkPolicy.crd.antrea.io</c> where several groups have one of that name.
    /// </summary>
    public static string NameOf(string group, string kind) => kind is "NetworkPolicy" or "ClusterNetworkPolicy" ? $"{kind}.{group}" : kind;

    /// <summary>The kind, or null when its selector is not known.</summary>
    public static OtherPolicyKind? Find(string group, string kind) => All.FirstOrDefault(k => k.Group == group && k.Kind == kind);

    /// <summary>Whether a group has policies that decide connectivity.</summary>
    public static bool IsGroup(string group) => All.Any(k => k.Group == group);

    /// <summary>Whether objects of a kind decide connectivity: the known ones, what else the groups call a policy, and their names in any group.</summary>
    public static bool Decides(string group, string kind) =>
        Find(group, kind) is not null
        || (IsGroup(group) && kind.EndsWith("Policy", StringComparison.Ordinal) && !Harmless.Contains(kind))
        || All.Any(k => k.Kind == kind && kind.EndsWith("NetworkPolicy", StringComparison.Ordinal));
}

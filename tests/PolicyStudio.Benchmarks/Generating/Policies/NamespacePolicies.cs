using System.Collections.Immutable;
using PolicyStudio.Benchmarks.Generating.Making;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating.Policies;

/// <summary>The policies that a platform team rolls out to whole namespaces: default deny, DNS, and free traffic within.</summary>
internal static class NamespacePolicies
{
    /// <summary>Selects the cluster's DNS.</summary>
    public static Peer Dns { get; } = new(
        LabelSelector.ForLabels((Namespace.NameLabel, NamespaceMaker.System)), LabelSelector.ForLabels(("k8s-app", "kube-dns")));

    /// <summary>The ports of DNS.</summary>
    public static ImmutableArray<PolicyPort> DnsPorts { get; } = [new(Protocol.Udp, 53), new(Protocol.Tcp, 53)];

    private static readonly Peer Within = new(null, LabelSelector.Everything);

    /// <summary>Denies all that no other policy allows.</summary>
    public static NetworkPolicy DefaultDeny(string ns) => new() { Namespace = ns, Name = "default-deny", PolicyTypes = [PolicyType.Ingress] };

    /// <summary>Lets out nothing but questions to DNS.</summary>
    public static NetworkPolicy DnsEgress(string ns) =>
        new() { Namespace = ns, Name = "allow-dns", PolicyTypes = [PolicyType.Egress], Egress = [new([Dns], DnsPorts)] };

    /// <summary>Allows everything within the namespace.</summary>
    public static NetworkPolicy SameNamespace(string ns) => new()
    {
        Namespace = ns,
        Name = "allow-same-namespace",
        PolicyTypes = [PolicyType.Ingress, PolicyType.Egress],
        Ingress = [new([Within], [])],
        Egress = [new([Within, Dns], [])],
    };
}

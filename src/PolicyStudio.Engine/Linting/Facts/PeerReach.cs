using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Facts;

/// <summary>Whom a peer can match.</summary>
internal enum PeerReach
{
    /// <summary>Pods of the input, addresses, or pods that the input need not have.</summary>
    Somebody,

    /// <summary>No namespace has the labels that its namespace selector asks for.</summary>
    NoNamespace,

    /// <summary>No pod in its namespaces has the labels that its pod selector asks for.</summary>
    NoPod,

    /// <summary>An ipBlock whose exceptions leave nothing of it.</summary>
    NoAddress,
}

/// <summary>Tells whom a peer can match. What the input need not hold is not held against it.</summary>
internal static class PeerReaches
{
    // Every cluster has these, whether or not the input does.
    private static readonly string[] AlwaysThere = ["default", "kube-node-lease", "kube-public", "kube-system"];

    // By which pods of kube-system are known.
    private static readonly string[] SystemKeys = ["k8s-app", "component", "dns.operator.openshift.io/daemonset-dns"];

    public static PeerReach Of(LintedCluster cluster, NetworkPolicy policy, Peer peer)
    {
        if (peer.IpBlock is { } block) return AddressSets.IsEmpty(block) ? PeerReach.NoAddress : PeerReach.Somebody;
        if (!cluster.Matched(policy, peer).IsEmpty || MayMatchUnseen(cluster, policy, peer)) return PeerReach.Somebody;
        return peer.NamespaceSelector is { } selector && cluster.NamespacesOf(selector).IsEmpty ? PeerReach.NoNamespace : PeerReach.NoPod;
    }

    /// <summary>Whether a peer may match pods that the input does not have: of a namespace that surely has some, or whose workloads are kept elsewhere.</summary>
    public static bool MayMatchUnseen(LintedCluster cluster, NetworkPolicy policy, Peer peer)
    {
        if (peer.IpBlock is not null) return false;
        if (peer.NamespaceSelector is not { } selector) return IsUnseen(cluster, cluster.Snapshot.NamespaceOf(policy.Namespace));
        var asksForNames = selector.Keys.Contains(Namespace.NameLabel);
        var looksForSystemPods = peer.PodSelector is { } pods && pods.Keys.Any(SystemKeys.Contains);
        if ((asksForNames || looksForSystemPods)
            && AlwaysThere.Any(n => cluster.Pods.In(n).Count == 0 && selector.Matches(cluster.Snapshot.NamespaceOf(n).Labels))) return true;
        var matching = cluster.NamespacesOf(selector);
        return matching.Any(n => IsUnseen(cluster, n)) && (!selector.IsEmpty || matching.All(n => IsUnseen(cluster, n)));
    }

    // A manifest of a namespace says nothing of its pods when it comes without any; a live cluster's list is whole.
    private static bool IsUnseen(LintedCluster cluster, Namespace ns) => ns.Version is null && cluster.Pods.In(ns.Name).Count == 0;
}

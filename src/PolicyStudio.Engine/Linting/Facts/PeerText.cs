using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Facts;

/// <summary>Peers in words.</summary>
internal static class PeerText
{
    /// <summary>Why a peer matches no pod, and what came nearest.</summary>
    public static string Unmatched(LintedCluster cluster, NetworkPolicy policy, Peer peer)
    {
        var pods = peer.PodSelector ?? LabelSelector.Everything;
        var namespaces = peer.NamespaceSelector is { } selector ? cluster.NamespacesOf(selector).Select(n => n.Name).ToList() : [policy.Namespace];
        var where = peer.NamespaceSelector is { IsEmpty: true } ? "the cluster" : $"namespace {Names.Of(namespaces)}";
        return pods.IsEmpty ? $"{where} has no pod"
            : $"no pod of {where} matches {pods}{NearMiss.OfPods(pods, namespaces.SelectMany(cluster.Pods.In))}";
    }
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Editing;

/// <summary>What a selector or an address range matches in a cluster.</summary>
/// <param name="Namespaces">The namespaces that match, by name; the one only where the selector names none.</param>
/// <param name="Workloads">The workloads in them with a pod that matches.</param>
/// <param name="Pods">How many live pods match.</param>
public sealed record PeerMatches(ImmutableArray<string> Namespaces, ImmutableArray<Workload> Workloads, int Pods)
{
    /// <summary>What a pod selector matches in one namespace.</summary>
    public static PeerMatches Of(LabelSelector pods, string ns, ClusterSnapshot snapshot) => Of([ns], p => pods.Matches(p.Labels), snapshot);

    /// <summary>What a peer matches.</summary>
    /// <param name="peer">The peer.</param>
    /// <param name="ns">The policy's own namespace.</param>
    /// <param name="snapshot">The cluster.</param>
    public static PeerMatches Of(Peer peer, string ns, ClusterSnapshot snapshot)
    {
        if (peer.IpBlock is { } block) return Of([.. snapshot.Namespaces.Select(n => n.Name)], p => p.LiesIn(block), snapshot);
        ImmutableArray<string> namespaces = peer.NamespaceSelector is { } selector ? [.. snapshot.Namespaces.Where(n => selector.Matches(n.Labels)).Select(n => n.Name)] : [ns];
        return Of(namespaces, p => peer.PodSelector?.Matches(p.Labels) != false, snapshot);
    }

    private static PeerMatches Of(ImmutableArray<string> namespaces, Func<Pod, bool> isMatch, ClusterSnapshot snapshot)
    {
        var (among, workloads, pods) = (namespaces.ToHashSet(StringComparer.Ordinal), ImmutableArray.CreateBuilder<Workload>(), 0);
        foreach (var workload in snapshot.Workloads.Where(w => among.Contains(w.Namespace)))
        {
            var matching = workload.Pods.Where(isMatch).ToList();
            if (matching.Count > 0) workloads.Add(workload);
            pods += matching.Count(p => !p.IsFromTemplate);
        }
        return new(namespaces, workloads.ToImmutable(), pods);
    }
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Facts;

/// <summary>Which pods may reach somebody and yet not the cluster's DNS.</summary>
internal sealed class DnsReach
{
    private readonly LintedCluster _cluster;
    private readonly Dictionary<NetworkPolicy, Reach> _reaches = new(ReferenceEqualityComparer.Instance);

    // Whom a policy lets its pods reach is the same for all of them.
    public DnsReach(LintedCluster cluster)
    {
        _cluster = cluster;
        foreach (var policy in cluster.Policies.Where(p => p.Isolates(PolicyType.Egress))) _reaches[policy] = Of(policy);
    }

    /// <summary>The pods, the protocols on which they miss it, and the policy to mend.</summary>
    public IEnumerable<(PodGroup Pods, ImmutableArray<Protocol> Missing, NetworkPolicy Policy)> Lacking() =>
        from pods in _cluster.UnlessCancelled(_cluster.Pods.All)
        where !pods.HostNetwork && !_cluster.Dns.Has(pods)
        let isolating = _cluster.Isolating(pods, PolicyType.Egress)
        where isolating.Any(p => _reaches[p].Somebody)
        let missing = ClusterDns.Protocols.Where(p => !isolating.Any(i => _reaches[i].Dns.Contains(p))).ToImmutableArray()
        where !missing.IsEmpty
        select (pods, missing, LintedCluster.ToMend(isolating.Where(p => !p.Egress.IsEmpty)));

    private Reach Of(NetworkPolicy policy)
    {
        var rules = RuleAt.Of(policy, PolicyType.Egress).ToList();
        return new(rules.Any(r => r.Peers.IsEmpty || r.Peers.Any(p => PeerReaches.Of(_cluster, policy, p) == PeerReach.Somebody)),
            [.. ClusterDns.Protocols.Where(p => rules.Any(r => Admits(r, p)))]);
    }

    // An address may be that of a DNS outside, or of a cache on the node.
    private bool Admits(RuleAt rule, Protocol protocol)
    {
        var hasPort = Connectivity.Of(rule.Ports, []).Contains(protocol, ClusterDns.Port);
        if (hasPort && (rule.Peers.IsEmpty || rule.Peers.Any(p => p.IpBlock is not null))) return true;
        return _cluster.Dns.Servers.IsEmpty
            ? hasPort && rule.Peers.Any(p => LeavesNamespace(rule.Policy, p))
            : _cluster.Dns.Servers.Any(s => Connectivity.Of(rule.Ports, s.Pods.Ports).Contains(protocol, s.Port)
                && (rule.Peers.IsEmpty || rule.Peers.Any(p => _cluster.Matched(rule.Policy, p).Contains(s.Pods))));
    }

    // Where the input has no DNS, a peer in another namespace is taken for it, and one in kube-system's own.
    private static bool LeavesNamespace(NetworkPolicy policy, Peer peer) =>
        peer.NamespaceSelector is { } ns ? !ns.Equals(LabelSelector.ForLabels((Namespace.NameLabel, policy.Namespace))) : policy.Namespace == "kube-system";

    private sealed record Reach(bool Somebody, ImmutableArray<Protocol> Dns);
}

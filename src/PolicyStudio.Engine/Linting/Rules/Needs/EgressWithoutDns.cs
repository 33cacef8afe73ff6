using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Rules.Needs;

internal sealed class EgressWithoutDns : ILintCheck
{
    public LintRule Rule { get; } = new(
        "egress-without-dns", FindingLevel.Warning, "Egress without DNS",
        "Pods that may reach somebody but not the cluster's DNS, on UDP and TCP 53, cannot find anybody by name. Pods that may reach nobody at all are no finding: that is how a default is denied.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: login, namespace: identity, labels: {app: login}}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: accounts, namespace: identity, labels: {app: accounts}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: login-egress, namespace: identity}
        spec:
          podSelector:
            matchLabels: {app: login}
          policyTypes: [Egress]
          egress:
          - to:
            - podSelector:
                matchLabels: {app: accounts}
            ports: [{port: 8080}]
        """,
        "Add an egress rule to namespace kube-system, pods with k8s-app=kube-dns, ports UDP 53 and TCP 53; one for the whole namespace is usual.");

    public IEnumerable<Finding> Check(LintedCluster cluster)
    {
        // Whom a policy lets its pods reach is the same for all of them.
        var reaches = new Dictionary<NetworkPolicy, Reach>(ReferenceEqualityComparer.Instance);
        foreach (var policy in cluster.Policies.Where(p => p.Isolates(PolicyType.Egress))) reaches[policy] = ReachOf(cluster, policy);
        return Check(cluster, reaches);
    }

    private IEnumerable<Finding> Check(LintedCluster cluster, Dictionary<NetworkPolicy, Reach> reaches) =>
        from pods in cluster.UnlessCancelled(cluster.Pods.All)
        where !pods.HostNetwork && !cluster.Dns.Has(pods)
        let isolating = cluster.Isolating(pods, PolicyType.Egress)
        where isolating.Any(p => reaches[p].Somebody)
        let missing = ClusterDns.Protocols.Where(p => !isolating.Any(i => reaches[i].Dns.Contains(p))).ToList()
        where missing.Count > 0
        // The policy to mend is the one that says the most of these pods.
        let policy = isolating.Where(p => !p.Egress.IsEmpty).OrderBy(p => p.PodSelector.IsEmpty).ThenBy(p => p.Reference).First()
        group pods by (policy.Reference, Missing: string.Join(" and ", missing.Select(p => $"{p.Text()} {ClusterDns.Port}"))) into alike
        select Rule.Found(alike.Key.Reference,
            $"{Names.Of(alike)} may not reach the cluster's DNS on {alike.Key.Missing}: allow egress {WayOut(cluster)}", "spec.egress");

    private static string WayOut(LintedCluster cluster) => cluster.Dns.Servers is [var (pods, port), ..]
        ? $"on UDP and TCP {port} to {Names.Of([pods])}{(port == ClusterDns.Port ? "" : $", which listens on {port} behind its Service")}"
        : $"on UDP and TCP {ClusterDns.Port} to k8s-app=kube-dns in kube-system";

    private static Reach ReachOf(LintedCluster cluster, NetworkPolicy policy)
    {
        var rules = RuleAt.Of(policy, PolicyType.Egress).ToList();
        return new(rules.Any(r => r.Peers.IsEmpty || r.Peers.Any(p => PeerReaches.Of(cluster, policy, p) == PeerReach.Somebody)),
            [.. ClusterDns.Protocols.Where(p => rules.Any(r => Admits(cluster, r, p)))]);
    }

    private static bool Admits(LintedCluster cluster, RuleAt rule, Protocol protocol)
    {
        if (rule.Peers.IsEmpty || rule.Peers.Any(p => p.IpBlock is not null))
            if (PortSets.Of(rule.Ports, []).Contains(protocol, ClusterDns.Port)) return true;
        return cluster.Dns.Servers.IsEmpty
            ? PortSets.Of(rule.Ports, []).Contains(protocol, ClusterDns.Port) && rule.Peers.Any(p => LeavesNamespace(rule.Policy, p))
            : cluster.Dns.Servers.Any(s => PortSets.Of(rule.Ports, s.Pods.Ports).Contains(protocol, s.Port)
                && (rule.Peers.IsEmpty || rule.Peers.Any(p => cluster.Matched(rule.Policy, p).Contains(s.Pods))));
    }

    // Where the input has no DNS, a peer in another namespace is taken for it, and one in kube-system's own.
    private static bool LeavesNamespace(NetworkPolicy policy, Peer peer) =>
        peer.NamespaceSelector is { } ns ? !ns.Equals(LabelSelector.ForLabels((Namespace.NameLabel, policy.Namespace))) : policy.Namespace == "kube-system";

    private sealed record Reach(bool Somebody, ImmutableArray<Protocol> Dns);
}

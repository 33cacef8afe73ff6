using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

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

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from lacking in cluster.DnsReach.Lacking()
        where lacking.Missing.Contains(Protocol.Udp)
        group lacking.Pods by (lacking.Policy.Reference, Missing: string.Join(" and ", lacking.Missing.Select(p => $"{p.Text()} {ClusterDns.Port}"))) into alike
        select Rule.Found(alike.Key.Reference,
            $"{Names.Of(alike)} may not reach the cluster's DNS on {alike.Key.Missing}: allow egress {WayOut(cluster)}", "spec.egress");

    private static string WayOut(LintedCluster cluster) => cluster.Dns.Servers is [var (pods, port), ..]
        ? $"on UDP and TCP {port} to {Names.Of([pods])}{(port == ClusterDns.Port ? "" : $", which listens on {port} behind its Service")}"
        : $"on UDP and TCP {ClusterDns.Port} to k8s-app=kube-dns in kube-system";
}

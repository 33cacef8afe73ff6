using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Needs;

internal sealed class DnsWithoutTcp : ILintCheck
{
    public LintRule Rule { get; } = new(
        "dns-without-tcp", FindingLevel.Info, "DNS by UDP alone",
        "An answer that is too long for UDP is asked for again by TCP: names with many addresses are then not found.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: login, namespace: identity, labels: {app: login}}
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
            - namespaceSelector:
                matchLabels: {kubernetes.io/metadata.name: kube-system}
            ports: [{protocol: UDP, port: 53}]
        """,
        "Add TCP 53 beside UDP 53.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from lacking in cluster.DnsReach.Lacking()
        where lacking.Missing is [Protocol.Tcp]
        group lacking.Pods by lacking.Policy.Reference into alike
        select Rule.Found(alike.Key, $"{Names.Of(alike)} may ask the cluster's DNS by UDP and not by TCP, which long answers need: add TCP {ClusterDns.Port} beside it", "spec.egress");
}

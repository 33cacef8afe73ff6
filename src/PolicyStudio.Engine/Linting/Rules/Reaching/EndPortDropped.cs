using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Linting.Rules.Reaching;

internal sealed class EndPortDropped : ILintCheck
{
    public LintRule Rule { get; } = new(
        "end-port-dropped", FindingLevel.Error, "endPort on a server that drops it",
        "API servers before 1.22 drop endPort from a policy without a word: of a range they keep the first port.",
        """
        # surroundings: drops endPort
        kind: Pod
        apiVersion: v1
        metadata: {name: ftp, namespace: files, labels: {app: ftp}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: ftp-from-namespace, namespace: files}
        spec:
          podSelector:
            matchLabels: {app: ftp}
          ingress:
          - from:
            - podSelector: {}
            ports: [{port: 30000, endPort: 30009}]
        """,
        "List the ports one by one, or update the server.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from policy in cluster.Policies
        where cluster.Snapshot.DropsEndPort
        from rule in LintedCluster.RulesOf(policy)
        from port in rule.Ports.Select((p, i) => (Port: p, Index: i))
        where port.Port.EndPort is { } end && end > port.Port.Number
        select Rule.Found(policy.Reference,
            $"this API server drops endPort, so that of {port.Port} only {port.Port.Number} is allowed: list the ports one by one", rule.PortPath(port.Index, "endPort"));
}

using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Linting.Rules.Selecting;

internal sealed class SelectsOnlyHostNetwork : ILintCheck
{
    public LintRule Rule { get; } = new(
        "selects-only-host-network", FindingLevel.Warning, "A policy for hostNetwork pods alone",
        "All the pods it selects have their node's address; most plugins do not apply policies to them, so that it does nothing.",
        """
        kind: DaemonSet
        apiVersion: apps/v1
        metadata: {name: node-exporter, namespace: ops}
        spec:
          template:
            metadata: {labels: {app: node-exporter}}
            spec: {hostNetwork: true}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: node-exporter-closed, namespace: ops}
        spec:
          podSelector:
            matchLabels: {app: node-exporter}
          policyTypes: [Ingress]
        """,
        "Run the pods without hostNetwork, or guard the ports on the node.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from policy in cluster.Policies
        let selected = cluster.Selected(policy)
        where !policy.PodSelector.IsEmpty && selected.Length > 0 && selected.All(g => g.HostNetwork)
        select Rule.Found(policy.Reference,
            $"{Names.Subject(selected)} all it selects, on the node's network, to which most plugins do not apply policies: guard those ports on the node", "spec.podSelector");
}

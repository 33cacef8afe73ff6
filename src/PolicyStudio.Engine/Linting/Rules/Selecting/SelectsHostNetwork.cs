using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Linting.Rules.Selecting;

internal sealed class SelectsHostNetwork : ILintCheck
{
    public LintRule Rule { get; } = new(
        "host-network-selected", FindingLevel.Info, "hostNetwork pods among the selected",
        "A pod with hostNetwork has its node's address; most plugins do not apply policies to it, so that it stays as open as the node is.",
        """
        kind: DaemonSet
        apiVersion: apps/v1
        metadata: {name: node-exporter, namespace: ops}
        spec:
          template:
            metadata: {labels: {app: node-exporter}}
            spec: {hostNetwork: true}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: backup, namespace: ops, labels: {app: backup}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: default-deny, namespace: ops}
        spec:
          podSelector: {}
          policyTypes: [Ingress]
        """,
        "Protect the node's ports by the node's own means, or run the pods without hostNetwork.");

    // Several policies select the same pods as a rule: the first of them speaks for all.
    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from policy in cluster.Policies
        let selected = cluster.Selected(policy)
        let onNodes = selected.Where(g => g.HostNetwork).ToList()
        where onNodes.Count > 0 && onNodes.Count < selected.Length
        group policy by (policy.Namespace, OnNodes: Names.Subject(onNodes)) into alike
        let others = alike.Count() - 1
        select Rule.Found(alike.First().Reference,
            $"{alike.Key.OnNodes} among the selected{(others > 0 ? $" (by {others} more polic{(others == 1 ? "y" : "ies")} too)" : "")} "
                + "and on the node's network, to which most plugins do not apply policies: guard those ports on the node", "spec.podSelector");
}

using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Selecting;

internal sealed class SelectsByGeneratedLabel : ILintCheck
{
    // Those that change with every rollout or run; a StatefulSet's pod-name and index, and a Job's name, stay.
    private static readonly string[] Generated =
        ["pod-template-hash", "controller-revision-hash", "pod-template-generation", "controller-uid", "batch.kubernetes.io/controller-uid"];

    public LintRule Rule { get; } = new(
        "generated-label", FindingLevel.Warning, "A selector that reads a label of one rollout",
        "Controllers write labels such as pod-template-hash anew for every rollout: after the next one the selector matches nobody.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: orders-5d9c7-x2k4q, namespace: backend, labels: {app: orders, pod-template-hash: 5d9c7}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: orders-closed, namespace: backend}
        spec:
          podSelector:
            matchLabels: {app: orders, pod-template-hash: 5d9c7}
          policyTypes: [Ingress]
        """,
        "Select by labels of the owner's pod template.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from policy in cluster.Policies
        from selector in Selectors(policy)
        let key = selector.Selector.Keys.FirstOrDefault(Generated.Contains)
        where key is not null
        select Rule.Found(policy.Reference, $"the selector reads {key}, which changes with every rollout: select by labels of the pod template", selector.Path);

    private static IEnumerable<(LabelSelector Selector, string Path)> Selectors(NetworkPolicy policy) =>
        LintedCluster.RulesOf(policy)
            .SelectMany(r => r.Peers.Select((p, i) => (p.PodSelector, Path: $"{r.PeerPath(i)}.podSelector")))
            .Where(s => s.PodSelector is not null).Select(s => (s.PodSelector!, s.Path))
            .Prepend((policy.PodSelector, "spec.podSelector"));
}

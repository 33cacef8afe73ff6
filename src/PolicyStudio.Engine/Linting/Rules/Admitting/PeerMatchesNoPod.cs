using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Linting.Rules.Admitting;

internal sealed class PeerMatchesNoPod : ILintCheck
{
    public LintRule Rule { get; } = new(
        "peer-matches-no-pod", FindingLevel.Info, "A peer that matches no pod",
        "Other peers of the policy match somebody, this one does not: a mistyped label, or a workload that is gone or not there yet.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: mysql-0, namespace: db, labels: {app: mysql}}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: backup, namespace: db, labels: {app: backup}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: mysql-from-backup, namespace: db}
        spec:
          podSelector:
            matchLabels: {app: mysql}
          ingress:
          - from:
            - podSelector:
                matchLabels: {app: backup}
            - podSelector:
                matchLabels: {app: exporter}
        """,
        "Compare the selector with the labels of the pods that shall be admitted, or take the peer out.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from rule in cluster.Rules
        group rule by (rule.Policy, rule.Direction) into rules
        let reaches = rules.SelectMany(r => r.Peers.Select((p, i) => (Rule: r, Peer: p, Index: i, Reach: PeerReaches.Of(cluster, r.Policy, p)))).ToList()
        where rules.Any(r => r.Peers.IsEmpty) || reaches.Any(r => r.Reach == PeerReach.Somebody)
        from unmatched in reaches
        // Beside a namespace selector of its own the two may be meant as one, which is another rule's matter.
        where unmatched.Reach == PeerReach.NoPod && !AndWrittenAsOr.IsAbout(cluster, unmatched.Rule, unmatched.Index)
        select Rule.Found(rules.Key.Policy.Reference,
            $"{PeerText.Unmatched(cluster, rules.Key.Policy, unmatched.Peer)}: correct the peer, or take it out", unmatched.Rule.PeerPath(unmatched.Index));
}

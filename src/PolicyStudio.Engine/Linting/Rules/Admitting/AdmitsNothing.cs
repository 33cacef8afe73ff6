using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Admitting;

internal sealed class AdmitsNothing : ILintCheck
{
    public LintRule Rule { get; } = new(
        "admits-nothing", FindingLevel.Warning, "A policy whose rules match nobody",
        "It isolates its pods and has rules to admit somebody, but no pod of the cluster matches any of them. A policy without rules is not meant here: that is how a default is denied.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: mysql-0, namespace: db, labels: {app: mysql}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: mysql-from-proxy, namespace: db}
        spec:
          podSelector:
            matchLabels: {app: mysql}
          ingress:
          - from:
            - podSelector:
                matchLabels: {app: proxysql}
        """,
        "Compare the peers with the labels of the pods that shall be admitted.");

    public IEnumerable<Finding> Check(LintedCluster cluster) =>
        from rule in cluster.Rules
        group rule by (rule.Policy, rule.Direction) into rules
        where rules.All(r => !r.Peers.IsEmpty)
        let peers = rules.SelectMany(r => r.Peers).ToList()
        let reaches = peers.Select(p => PeerReaches.Of(cluster, rules.Key.Policy, p)).ToList()
        // Where no namespace or no address is to blame for all of it, that is said by the rules for those.
        where reaches.All(r => r != PeerReach.Somebody) && reaches.Contains(PeerReach.NoPod)
        select Rule.Found(rules.Key.Policy.Reference, Message(cluster, rules.Key.Policy, rules.Key.Direction, peers[reaches.IndexOf(PeerReach.NoPod)]),
            RuleAt.PathOf(rules.Key.Direction));

    private static string Message(LintedCluster cluster, NetworkPolicy policy, PolicyType direction, Peer peer) =>
        $"it isolates {Names.Of(cluster.Selected(policy))} for {direction.Text()} and its rules match nobody: {PeerText.Unmatched(cluster, policy, peer)}; "
            + $"correct the peers, or leave the rules out if nobody shall {(direction == PolicyType.Ingress ? "come in" : "be reached")}";
}

using PolicyStudio.Engine.Linting.Facts;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Linting.Rules.Redundancy;

internal sealed class ShadowedRule : ILintCheck
{
    public LintRule Rule { get; } = new(
        "shadowed-rule", FindingLevel.Info, "A rule that a wider one makes needless",
        "Rules only ever add: where a wider rule of the same policy, or of one that selects at least the same pods, allows all that this one does, this one changes nothing, and does not narrow the other.",
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: mysql-0, namespace: db, labels: {app: mysql}}
        ---
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: mysql-from-namespace, namespace: db}
        spec:
          podSelector:
            matchLabels: {app: mysql}
          ingress:
          - from:
            - podSelector: {}
          - from:
            - podSelector:
                matchLabels: {app: mysql}
            ports: [{port: 3306}]
        """,
        "Take the narrow rule out, or narrow the wide one if the narrow one is what was meant.");

    public IEnumerable<Finding> Check(LintedCluster cluster)
    {
        var copies = cluster.Policies.GroupBy(SameButForName.Nameless).SelectMany(g => g.Skip(1)).ToHashSet<NetworkPolicy>(ReferenceEqualityComparer.Instance);
        foreach (var place in cluster.Rules.Where(r => !copies.Contains(r.Policy)).GroupBy(r => (r.Policy.Namespace, r.Direction)))
        {
            var rules = place.Select((r, i) => (Rule: r, Order: i)).ToList();
            var index = new WideRules(rules);
            foreach (var (rule, order) in cluster.UnlessCancelled(rules))
            {
                // Of two that cover each other the first stays.
                var wide = cluster.UnlessCancelled(index.Of(rule).Concat(index.ForEveryone(rule)))
                    .Where(w => w.Order != order && Covers(w.Rule, rule) && (w.Order < order || !Covers(rule, w.Rule))).OrderBy(w => w.Order).FirstOrDefault().Rule;
                if (wide is not null) yield return Rule.Found(rule.Policy.Reference, Message(rule, wide), rule.Path);
            }
        }
    }

    private static bool Covers(RuleAt wide, RuleAt narrow) =>
        SelectorSets.Covers(wide.Policy.PodSelector, narrow.Policy.PodSelector)
        && (wide.Peers.IsEmpty || (!narrow.Peers.IsEmpty && narrow.Peers.All(n => wide.Peers.Any(w => SelectorSets.Covers(w, n, wide.Policy.Namespace)))))
        && PortSets.Covers(wide.Ports, narrow.Ports);

    private static string Message(RuleAt rule, RuleAt wide)
    {
        var where = ReferenceEquals(wide.Policy, rule.Policy) ? "" : $" of {wide.Policy.Name}";
        return $"{wide.Path["spec.".Length..]}{where} allows all that this rule does: take it out, or narrow the other";
    }
}

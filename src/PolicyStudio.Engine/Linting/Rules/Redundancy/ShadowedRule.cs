using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Linting.Facts;
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
            var bySubject = rules.ToLookup(r => Handle(r.Rule.Policy.PodSelector));
            foreach (var (rule, order) in cluster.UnlessCancelled(rules))
            {
                // Of two that cover each other the first stays.
                var wide = Handles(rule.Policy.PodSelector).SelectMany(h => bySubject[h])
                    .FirstOrDefault(w => w.Order != order && Covers(w.Rule, rule) && (w.Order < order || !Covers(rule, w.Rule))).Rule;
                if (wide is not null) yield return Rule.Found(rule.Policy.Reference, Message(rule, wide), rule.Path);
            }
        }
    }

    private static bool Covers(RuleAt wide, RuleAt narrow) =>
        SelectorSets.Covers(wide.Policy.PodSelector, narrow.Policy.PodSelector) && SelectorSets.Covers(wide, narrow);

    private static string Message(RuleAt rule, RuleAt wide)
    {
        var where = ReferenceEquals(wide.Policy, rule.Policy) ? "" : $" of {wide.Policy.Name}";
        return $"{wide.Path["spec.".Length..]}{where} allows all that this rule does: take it out, or narrow the other";
    }

    // A selector can only be covered by one that asks for nothing it does not ask for: policies are found by one thing they ask for.
    private static (string? Key, string? Value) Handle(LabelSelector selector)
    {
        var requirements = selector.Requirements.ToList();
        if (requirements.FirstOrDefault(r => r is { Operator: LabelOperator.In, Values.Length: 1 }) is { } pair) return (pair.Key, pair.Values[0]);
        return requirements.Count == 0 ? (null, null) : (requirements[0].Key, null);
    }

    private static IEnumerable<(string? Key, string? Value)> Handles(LabelSelector selector) =>
        selector.Requirements.SelectMany<LabelRequirement, (string?, string?)>(r => r is { Operator: LabelOperator.In, Values.Length: 1 } ? [(r.Key, null), (r.Key, r.Values[0])] : [(r.Key, null)])
            .Prepend((null, null)).Distinct();
}

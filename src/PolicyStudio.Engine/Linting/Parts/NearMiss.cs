using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Parts;

/// <summary>What came nearest to being matched, and what it lacks: a mistyped label is seen at once beside the right one.</summary>
internal static class NearMiss
{
    private const int MaxTypos = 2;
    private const int MaxLookedAt = 1000;

    /// <summary>The nearest of some pods in words, <c>; nearest: Deployment backend/orders has app=orders</c>; empty when none is near.</summary>
    public static string OfPods(LabelSelector selector, IEnumerable<PodGroup> groups) =>
        Nearest(selector, groups.Select(g => (g.Workloads.First().ToString(), g.Representative.Labels)), exactName: false) is { } near ? $"; nearest: {near}" : "";

    /// <summary>The nearest namespace in words, <c>namespace backend lacks name=backend</c>, or null when none is near.</summary>
    public static string? OfNamespaces(LabelSelector selector, IEnumerable<Namespace> namespaces) =>
        Nearest(selector, namespaces.Select(n => ($"namespace {n.Name}", n.Labels)), exactName: true);

    private static string? Nearest(LabelSelector selector, IEnumerable<(string Name, LabelSet Labels)> candidates, bool exactName)
    {
        var requirements = selector.Requirements.ToList();
        (int Score, string Text)? best = null;
        foreach (var (name, labels) in candidates.Take(MaxLookedAt))
        {
            var unmet = requirements.Where(r => !r.Matches(labels)).ToList();
            // A requirement that holds counts, a name that says it or a value like it counts too.
            var score = 4 * (requirements.Count - unmet.Count)
                + unmet.Sum(r => exactName && r.Values.Any(v => name.EndsWith($" {v}", StringComparison.Ordinal)) ? 3 : IsLike(r, labels[r.Key]) ? 2 : !exactName && Alias(r, labels) is not null ? 1 : 0);
            if (score > 0 && (best is null || score > best.Value.Score))
                best = (score, $"{name} {string.Join(" and ", unmet.Select(r => Lack(r, labels)))}");
        }
        return best?.Text;
    }

    private static string Lack(LabelRequirement requirement, LabelSet labels) => (requirement.Operator, labels[requirement.Key]) switch
    {
        (_, { } value) => $"has {requirement.Key}={value}",
        (LabelOperator.In, null) when Alias(requirement, labels) is { } alias => $"has {alias.Key}={alias.Value}",
        (LabelOperator.In, null) => $"lacks {requirement.Key}={string.Join('|', requirement.Values)}",
        _ => $"lacks {requirement.Key}",
    };

    // The same value under another key: app and app.kubernetes.io/name are mixed up often.
    private static KeyValuePair<string, string>? Alias(LabelRequirement requirement, LabelSet labels) =>
        requirement.Operator != LabelOperator.In ? null
            : labels.Where(l => requirement.Values.Contains(l.Value)).Select(l => (KeyValuePair<string, string>?)l).FirstOrDefault();

    private static bool IsLike(LabelRequirement requirement, string? value) =>
        value is not null && requirement.Operator == LabelOperator.In && requirement.Values.Any(v => Math.Abs(v.Length - value.Length) <= MaxTypos && EditDistance.Between(v, value) <= Math.Min(MaxTypos, v.Length / 2));
}

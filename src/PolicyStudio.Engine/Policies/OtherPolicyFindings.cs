using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Policies;

/// <summary>What a person should know of policies that are not evaluated: the same words wherever it is said.</summary>
public static class OtherPolicyFindings
{
    /// <summary>The name of these findings.</summary>
    public const string Rule = "unsupported-policy";

    /// <summary>One finding for each kind, however many objects there are.</summary>
    public static IEnumerable<Finding> Of(IEnumerable<OtherPolicy> policies) =>
        policies.GroupBy(p => (p.Reference.Kind, p.Group)).OrderBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.Group, StringComparer.Ordinal)
            .Select(g => Finding(g.Key.Kind, g.Key.Group, [.. g.Select(p => p.Reference).Order()]));

    private static Finding Finding(string kind, string group, List<ObjectReference> policies)
    {
        var names = FirstFew.Of(policies.Select(p => p.Namespace is null ? p.Name : $"{p.Namespace}/{p.Name}"), policies.Count);
        var (what, verb, they) = policies.Count == 1 ? ($"1 {kind}", "decides", "it") : ($"{policies.Count} {kind} objects", "decide", "they");
        return new(Rule, FindingLevel.Warning, policies.Count == 1 ? policies[0] : null,
            $"{what}{(kind.EndsWith(group, StringComparison.Ordinal) ? "" : $" of {group}")} ({names}) {verb} connectivity too and {(policies.Count == 1 ? "is" : "are")} not evaluated: verdicts that {they} may override are marked");
    }
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Linting.Rules;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting;

/// <summary>Looks for policies and labels that probably do not do what was meant.</summary>
public static class Linter
{
    private static readonly ImmutableArray<ILintCheck> Checks = [new SelectsNothing()];

    /// <summary>All rules, by name.</summary>
    public static ImmutableArray<LintRule> Rules { get; } = [.. Checks.Select(c => c.Rule).OrderBy(r => r.Name, StringComparer.Ordinal)];

    /// <summary>The rule of that name, or null.</summary>
    public static LintRule? Find(string name) => Rules.FirstOrDefault(r => r.Name == name);

    /// <summary>Everything the rules find in a snapshot: the worst first, then by object and rule.</summary>
    public static ImmutableArray<Finding> Lint(ClusterSnapshot snapshot, CancellationToken cancellation = default)
    {
        var findings = new List<Finding>();
        foreach (var check in Checks)
        {
            cancellation.ThrowIfCancellationRequested();
            findings.AddRange(check.Check(snapshot));
        }
        return [.. findings.OrderByDescending(f => f.Level).ThenBy(f => f.Object)
            .ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal)];
    }
}

using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Web.State.Exploring.Policies;

/// <summary>What a link to the list of policies asks. What is absent does not narrow it.</summary>
/// <param name="Text">Words of the name, the namespace or the selector.</param>
/// <param name="Namespace">A namespace.</param>
/// <param name="Direction">A direction that it isolates.</param>
/// <param name="Owner">Who manages it.</param>
/// <param name="Level">The level of some finding about it.</param>
/// <param name="IsIdle">Whether it must select no pod.</param>
/// <param name="Sort">The column that orders.</param>
/// <param name="IsReversed">Whether the order is the other way round.</param>
public sealed record PolicyQuery(
    string? Text, string? Namespace, PolicyType? Direction, ManagerKind? Owner, FindingLevel? Level, bool IsIdle, PolicySort Sort, bool IsReversed)
{
    /// <summary>Reads the parts of a query; what cannot be read counts as absent.</summary>
    public static PolicyQuery Parse(string? text, string? ns, string? direction, string? owner, string? level, string? idle, string? sort, string? reversed) => new(
        QueryWord.Given(text), QueryWord.Given(ns), QueryWord.Parse<PolicyType>(direction), QueryWord.Parse<ManagerKind>(owner), QueryWord.Parse<FindingLevel>(level),
        idle == "1", QueryWord.Parse<PolicySort>(sort) ?? PolicySort.Name, reversed == "1");

    /// <summary>Whether anything narrows it.</summary>
    public bool IsNarrowed => Text is not null || Namespace is not null || Direction is not null || Owner is not null || Level is not null || IsIdle;

    /// <summary>The link.</summary>
    public override string ToString() => ExplorerLink.Of("policies", ("q", Text), ("ns", Namespace), ("direction", QueryWord.Of(Direction)), ("owner", QueryWord.Of(Owner)),
        ("level", QueryWord.Of(Level)), ("idle", IsIdle ? "1" : null), ("sort", QueryWord.Of(Sort, PolicySort.Name)), ("reversed", IsReversed ? "1" : null));

    /// <summary>The policies asked for, in the order asked for.</summary>
    public List<PolicyFacts> On(ExplorerFacts facts)
    {
        var words = (Text ?? "").Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        var found = facts.Policies.Where(p => (Namespace is null || p.Policy.Namespace == Namespace) && (Direction is not { } d || p.Policy.Isolates(d))
            && (Owner is not { } o || p.Policy.Manager?.Kind == o) && (Level is not { } l || p.Findings.Any(f => f.Level == l)) && (!IsIdle || p.Selected.IsEmpty)
            && Array.TrueForAll(words, w => Holds(p.Policy, w)));
        var sorted = Sort switch
        {
            PolicySort.Selects => found.OrderByDescending(p => p.Pods).ThenByDescending(p => p.Selected.Length).ThenBy(p => p.Policy.Reference),
            PolicySort.Rules => found.OrderByDescending(p => p.Policy.Ingress.Length + p.Policy.Egress.Length).ThenBy(p => p.Policy.Reference),
            PolicySort.Findings => found.OrderByDescending(p => FindingCounts.Of(p.Findings).Weight).ThenBy(p => p.Policy.Reference),
            PolicySort.Owner => found.OrderBy(p => p.Policy.Manager is null).ThenBy(p => p.Policy.Manager?.ToString(), StringComparer.Ordinal).ThenBy(p => p.Policy.Reference),
            _ => found.OrderBy(p => p.Policy.Reference),
        };
        return [.. IsReversed ? sorted.Reverse() : sorted];
    }

    private static bool Holds(NetworkPolicy policy, string word) =>
        policy.NamespacedName.Contains(word, StringComparison.OrdinalIgnoreCase) || policy.PodSelector.ToString().Contains(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The columns that can order policies.</summary>
public enum PolicySort
{
    /// <summary>By namespace and name.</summary>
    Name,

    /// <summary>Those that select most pods first.</summary>
    Selects,

    /// <summary>Those with most rules first.</summary>
    Rules,

    /// <summary>Those with the worst findings first.</summary>
    Findings,

    /// <summary>By who manages them.</summary>
    Owner,
}

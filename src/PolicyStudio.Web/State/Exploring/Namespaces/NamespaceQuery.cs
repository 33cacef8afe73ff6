namespace PolicyStudio.Web.State.Exploring.Namespaces;

/// <summary>What a link to the namespaces asks.</summary>
/// <param name="Text">Words of the name or the labels, or null.</param>
/// <param name="Label">The key of the label that groups them, or null.</param>
/// <param name="Sort">The column that orders.</param>
/// <param name="IsReversed">Whether the order is the other way round.</param>
/// <param name="IsMatrix">Whether the matrix of groups is shown in place of the table.</param>
public sealed record NamespaceQuery(string? Text, string? Label, NamespaceSort Sort, bool IsReversed, bool IsMatrix)
{
    /// <summary>Reads the parts of a query; what cannot be read counts as absent.</summary>
    public static NamespaceQuery Parse(string? text, string? label, string? sort, string? reversed, string? view) => new(
        QueryWord.Given(text), QueryWord.Given(label), QueryWord.Parse<NamespaceSort>(sort) ?? NamespaceSort.Exposure, reversed == "1", view == "matrix");

    /// <summary>The link.</summary>
    public override string ToString() => ExplorerLink.Of("namespaces", ("view", IsMatrix ? "matrix" : null), ("q", Text), ("group", Label),
        ("sort", QueryWord.Of(Sort, NamespaceSort.Exposure)), ("reversed", IsReversed ? "1" : null));

    /// <summary>The groups asked for, in the order asked for; their members stand in the same order.</summary>
    public List<NamespaceGroup> On(ExplorerFacts facts)
    {
        var words = (Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = NamespaceGroup.By(Label, facts).Select(g => g with { Members = [.. g.Members.Where(n => Array.TrueForAll(words, w => Holds(n, w)))] }).Where(g => !g.Members.IsEmpty)
            .Select(g => new NamespaceGroup(g.Id, g.Name, [.. Sorted(g.Members, n => n.Sum, n => n.Name)]));
        // By what a link calls them: the order is the same in every language.
        return Sorted(found, g => g.Sum, g => g.Id);
    }

    private List<T> Sorted<T>(IEnumerable<T> items, Func<T, CoverageSum> sum, Func<T, string> name)
    {
        var sorted = Sort switch
        {
            NamespaceSort.Name => items.OrderBy(name, StringComparer.Ordinal),
            NamespaceSort.Workloads => items.OrderByDescending(i => sum(i).Workloads),
            // What is least protected is what one looks for.
            NamespaceSort.Ingress => items.OrderBy(i => sum(i).Ingress.Share).ThenByDescending(i => sum(i).Ingress.Open),
            NamespaceSort.Egress => items.OrderBy(i => sum(i).Egress.Share).ThenByDescending(i => sum(i).Egress.Open),
            NamespaceSort.Policies => items.OrderByDescending(i => sum(i).Policies),
            NamespaceSort.Findings => items.OrderByDescending(i => sum(i).Findings.Weight),
            NamespaceSort.Outside => items.OrderByDescending(i => sum(i).FromOutside),
            _ => items.OrderByDescending(i => sum(i).Exposure.Share).ThenByDescending(i => sum(i).OpenToAll),
        };
        var all = sorted.ThenBy(name, StringComparer.Ordinal).ToList();
        if (IsReversed) all.Reverse();
        return all;
    }

    private static bool Holds(NamespaceFacts facts, string word) =>
        facts.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || facts.Namespace.Labels.Any(l => $"{l.Key}={l.Value}".Contains(word, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The columns that can order namespaces.</summary>
public enum NamespaceSort
{
    /// <summary>Those whose workloads most others may connect to first.</summary>
    Exposure,

    /// <summary>By name.</summary>
    Name,

    /// <summary>Those with most workloads first.</summary>
    Workloads,

    /// <summary>Those that are least isolated for ingress first.</summary>
    Ingress,

    /// <summary>Those that are least isolated for egress first.</summary>
    Egress,

    /// <summary>Those with most workloads that addresses outside may connect to first.</summary>
    Outside,

    /// <summary>Those with most policies first.</summary>
    Policies,

    /// <summary>Those with the worst findings first.</summary>
    Findings,
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.State.Exploring.Namespaces;

/// <summary>Namespaces that bear one value of a label, or those that bear none, or a single one.</summary>
/// <param name="Id">What a link calls it: the namespace's name, the label's value, or <see cref="Rest"/>.</param>
/// <param name="Name">What people call it, in the language of whoever asked.</param>
/// <param name="Members">Its namespaces, never empty.</param>
public sealed record NamespaceGroup(string Id, string Name, ImmutableArray<NamespaceFacts> Members)
{
    /// <summary>The id of those that have no such label. No label has such a value.</summary>
    public const string Rest = "!";

    /// <summary>What is in all of them.</summary>
    public CoverageSum Sum { get; } = Members.Aggregate(default(CoverageSum), (sum, n) => sum + n.Sum);

    /// <summary>The namespaces grouped by a label, those without it last; each on its own without a label.</summary>
    public static ImmutableArray<NamespaceGroup> By(string? label, ExplorerFacts facts) => label is null
        ? [.. facts.Namespaces.Select(n => new NamespaceGroup(n.Name, n.Name, [n]))]
        : [.. facts.Namespaces.GroupBy(n => n.Namespace.Labels[label]).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Key is { } value ? new NamespaceGroup(value, value.Length == 0 ? ExploringTexts.EmptyValue : value, [.. g]) : new(Rest, Wording.Of(ExploringTexts.WithoutLabel, label), [.. g]))];

    /// <summary>The keys of namespaces' labels that group something, those that most namespaces have first.</summary>
    public static ImmutableArray<string> Labels(ExplorerFacts facts, int most = 30) =>
        [.. facts.Namespaces.SelectMany(n => n.Namespace.Labels.Select(l => l.Key)).Where(k => k != Namespace.NameLabel).CountBy(k => k)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(most).Select(c => c.Key)];

    /// <summary>Whether a namespace is in the group of that id.</summary>
    public static bool Holds(string? label, string id, Namespace ns) => label is null ? ns.Name == id : ns.Labels[label] is { } value ? value == id : id == Rest;
}

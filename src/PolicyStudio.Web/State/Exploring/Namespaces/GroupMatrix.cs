using System.Collections.Immutable;
using PolicyStudio.Engine.Coverage;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.State.Exploring.Namespaces;

/// <summary>From each group of namespaces to each: how many pairs of workloads have an open port.</summary>
public sealed class GroupMatrix
{
    /// <summary>The most groups that are drawn on each side; the smallest beyond them stand together.</summary>
    public const int Most = 500;

    private readonly PairTable _table;

    private GroupMatrix(ImmutableArray<NamespaceGroup> groups, PairTable table, int folded) => (Groups, _table, Folded) = (groups, table, folded);

    /// <summary>The groups, in the order in which they are drawn.</summary>
    public ImmutableArray<NamespaceGroup> Groups { get; }

    /// <summary>How many groups stand together as the last one; 0 where each stands for itself.</summary>
    public int Folded { get; }

    /// <summary>Whether a group is the one in which the smallest stand together: it has no link of its own.</summary>
    public bool IsFold(int group) => Folded > 0 && group == Groups.Length - 1;

    /// <summary>From one group to another.</summary>
    public PairCounts this[int from, int to] => _table[from, to];

    /// <summary>Counts. Groups without workloads are left out.</summary>
    /// <param name="facts">The cluster.</param>
    /// <param name="query">Which groups, in which order.</param>
    /// <param name="most">The most groups on each side.</param>
    public static GroupMatrix Of(ExplorerFacts facts, NamespaceQuery query, int most = Most)
    {
        var asked = query.On(facts).Where(g => g.Sum.Workloads > 0).ToList();
        var kept = asked.Count <= most ? asked : asked.OrderByDescending(g => g.Sum.Workloads).ThenBy(g => g.Id, StringComparer.Ordinal).Take(most - 1).ToList();
        var isKept = kept.Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
        var rest = asked.Where(g => !isKept.Contains(g.Id)).ToList();
        ImmutableArray<NamespaceGroup> groups = [.. asked.Where(g => isKept.Contains(g.Id))];
        if (rest.Count > 0) groups = groups.Add(new("", Wording.Count(ExploringTexts.Smaller, rest.Count), [.. rest.SelectMany(g => g.Members)]));
        // What was not asked for is counted as well, into a group that nobody sees.
        var numbers = groups.SelectMany((g, i) => g.Members.Select(n => (n.Name, i))).ToDictionary(x => x.Name, x => x.i, StringComparer.Ordinal);
        return new(groups, facts.Coverage.Count(ns => numbers.GetValueOrDefault(ns, groups.Length), groups.Length + 1), rest.Count);
    }

    /// <summary>The cells with an open pair between different groups, those with the greatest share first.</summary>
    public IEnumerable<(int From, int To)> Open() =>
        from cell in Enumerable.Range(0, Groups.Length * Groups.Length).Select(i => (From: i / Groups.Length, To: i % Groups.Length))
        where cell.From != cell.To && _table[cell.From, cell.To].Open > 0
        orderby _table[cell.From, cell.To].Share descending, _table[cell.From, cell.To].Open descending
        select cell;
}

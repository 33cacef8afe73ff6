using PolicyStudio.Engine.Coverage;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.State.Exploring.Namespaces;

/// <summary>What a link to the pairs of two groups asks.</summary>
/// <param name="From">The group that connects, by its id; null is the whole cluster.</param>
/// <param name="To">The group connected to; null is the whole cluster.</param>
/// <param name="Label">The key of the label that groups namespaces, or null.</param>
/// <param name="Outcome">Which pairs.</param>
public sealed record PairQuery(string? From, string? To, string? Label, Outcome Outcome)
{
    /// <summary>Reads the parts of a query; what cannot be read counts as absent.</summary>
    public static PairQuery Parse(string? from, string? to, string? label, string? outcome) => new(
        QueryWord.Given(from), QueryWord.Given(to), QueryWord.Given(label), QueryWord.Parse<Outcome>(outcome) ?? Outcome.Allowed);

    /// <summary>The link.</summary>
    public override string ToString() => ExplorerLink.Of("namespaces/pairs", ("from", From), ("to", To), ("group", Label), ("outcome", QueryWord.Of(Outcome, Outcome.Allowed)));

    /// <summary>What people call a group.</summary>
    public string NameOf(string? id) => id switch { null => ExploringTexts.WholeCluster, NamespaceGroup.Rest => Wording.Of(ExploringTexts.WithoutLabel, Label), _ => Label is null ? id : $"{Label}={id}" };

    /// <summary>Every pair of the two groups, whatever its outcome; made as they are read.</summary>
    public IEnumerable<WorkloadPair> All(ExplorerFacts facts)
    {
        var (from, to) = (Members(facts, From), Members(facts, To));
        return facts.Coverage.Between(from.Contains, to.Contains);
    }

    /// <summary>How many pairs of the two groups are what.</summary>
    public PairCounts Count(ExplorerFacts facts)
    {
        // A namespace may be on both sides: each is counted by which sides it is on.
        var (from, to) = (Members(facts, From), Members(facts, To));
        var table = facts.Coverage.Count(ns => (from.Contains(ns) ? 1 : 0) + (to.Contains(ns) ? 2 : 0), 4);
        return table[1, 2] + table[1, 3] + table[3, 2] + table[3, 3];
    }

    private HashSet<string> Members(ExplorerFacts facts, string? id) =>
        facts.Namespaces.Where(n => id is null || NamespaceGroup.Holds(Label, id, n.Namespace)).Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
}

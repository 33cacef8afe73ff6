using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Web.State;

/// <summary>How many sources of a target are what: each edge is one, as in the graph.</summary>
/// <param name="Total">All sources.</param>
/// <param name="Allowed">Allowed with the draft.</param>
/// <param name="Undecidable">Undecidable with the draft.</param>
/// <param name="StaysAllowed">Allowed before and with the draft.</param>
/// <param name="NewlyAllowed">Allowed only with the draft.</param>
/// <param name="NewlyDenied">Denied only with the draft.</param>
/// <param name="NewlyUndecidable">Undecidable only with the draft.</param>
public sealed record SourceCounts(
    int Total, int Allowed, int Undecidable, int StaysAllowed, int NewlyAllowed, int NewlyDenied, int NewlyUndecidable)
{
    /// <summary>Denied with the draft.</summary>
    public int Denied => Total - Allowed - Undecidable;

    /// <summary>Whether the draft changes any verdict.</summary>
    public bool HasChanges => NewlyAllowed + NewlyDenied + NewlyUndecidable > 0;

    /// <summary>Counts edges.</summary>
    public static SourceCounts Of(IEnumerable<EdgeDiff> edges)
    {
        var (total, allowed, undecidable, stays) = (0, 0, 0, 0);
        var changes = new int[Enum.GetValues<EdgeChange>().Length];
        foreach (var edge in edges)
        {
            var (outcome, change) = (edge.After.Outcome, edge.Change);
            total++;
            if (outcome == Outcome.Allowed) allowed++;
            if (outcome == Outcome.Undecidable) undecidable++;
            if (outcome == Outcome.Allowed && change == EdgeChange.None) stays++;
            changes[(int)change]++;
        }
        return new(total, allowed, undecidable, stays,
            changes[(int)EdgeChange.NewlyAllowed], changes[(int)EdgeChange.NewlyDenied], changes[(int)EdgeChange.NewlyUndecidable]);
    }
}

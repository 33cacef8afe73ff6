using PolicyStudio.Engine.Coverage;
using PolicyStudio.Web.Components.Explore.Parts;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State.Exploring.Namespaces;
using Outcome = PolicyStudio.Engine.Reachability.Outcome;

namespace PolicyStudio.Web.Components.Explore.Namespaces;

/// <summary>A cell of the matrix in words, and where it leads.</summary>
internal static class MatrixWords
{
    /// <summary><c>web to db: 3 of 12 pairs open, 1 undecidable</c>.</summary>
    public static string Of(GroupMatrix matrix, int from, int to)
    {
        var (cell, source, destination) = (matrix[from, to], Shown.Of(matrix.Groups[from].Name, 63), Shown.Of(matrix.Groups[to].Name, 63));
        return from == to ? Wording.Of(NamespacesTexts.Within, source, Of(cell)) : Wording.Of(NamespacesTexts.FromTo, source, destination, Of(cell));
    }

    /// <summary>The pairs behind a cell; where none is open, those that are not.</summary>
    public static string Link(GroupMatrix matrix, int from, int to, string? label) => new PairQuery(matrix.Groups[from].Id, matrix.Groups[to].Id, label,
        matrix[from, to] switch { { Open: > 0 } => Outcome.Allowed, { Undecidable: > 0 } => Outcome.Undecidable, _ => Outcome.Denied }).ToString();

    /// <summary>A cell's number. Where no pair is open but one is undecidable there is none: it would look closed.</summary>
    public static string Share(PairCounts cell) => cell is { Open: 0, Undecidable: > 0 } ? "?" : Shares.Percent(cell.Share);

    private static string Of(PairCounts cell) => cell.Total == 0 ? NamespacesTexts.NoPairOfWorkloads
        : Wording.Count(cell.Undecidable > 0 ? NamespacesTexts.PairsOpenUnsure : NamespacesTexts.PairsOpen, cell.Total, Wording.Number(cell.Open), Wording.Number(cell.Undecidable));
}

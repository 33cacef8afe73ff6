namespace PolicyStudio.Cli.Output;

/// <summary>Rows under named columns, for csv and md.</summary>
/// <param name="Columns">The names.</param>
/// <param name="Rows">One cell a column.</param>
internal sealed record Table(IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<Cell>> Rows);

/// <summary>A cell.</summary>
/// <param name="Text">What it says.</param>
/// <param name="IsCode">Whether it is a name of the cluster and no sentence.</param>
internal readonly record struct Cell(string Text, bool IsCode)
{
    /// <summary>A name, as the cluster writes it; null is the empty cell.</summary>
    public static Cell Code(string? name) => new(name ?? "", true);

    /// <summary>Words.</summary>
    public static implicit operator Cell(string words) => new(words, false);
}

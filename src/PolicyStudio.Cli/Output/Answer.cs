using PolicyStudio.Cli.Sources;

namespace PolicyStudio.Cli.Output;

/// <summary>What a command found out, as far as each format needs it; what a command does not offer stays null.</summary>
internal sealed record Answer
{
    /// <summary>The lines of text.</summary>
    public required Func<IEnumerable<string>> Text { get; init; }

    /// <summary>The JSON shape.</summary>
    public required Func<object> Json { get; init; }

    /// <summary>The rows of csv and md.</summary>
    public Func<Table>? Rows { get; init; }

    /// <summary>Markdown, where rows alone do not say it.</summary>
    public Func<string>? Markdown { get; init; }

    /// <summary>The edges of dot.</summary>
    public Func<IEnumerable<GraphEdge>>? Edges { get; init; }

    /// <summary>The results of sarif.</summary>
    public Func<IEnumerable<SarifResult>>? Sarif { get; init; }

    /// <summary>What a person should know beside it.</summary>
    public IReadOnlyList<ReportedFinding> Findings { get; init; } = [];

    /// <summary>The exit status.</summary>
    public int Status { get; init; }
}

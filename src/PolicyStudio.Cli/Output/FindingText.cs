using PolicyStudio.Cli.Output.Json;
using PolicyStudio.Cli.Sources;

namespace PolicyStudio.Cli.Output;

/// <summary>Findings as lines and as rows.</summary>
internal static class FindingText
{
    /// <summary><c>warning: selects-nothing: NetworkPolicy db/p: no pod of db ... (db.yaml:12)</c>.</summary>
    public static string Of(ReportedFinding finding)
    {
        var (rule, level, about, message, _) = finding.Finding;
        var subject = about is null || message.Contains(about.ToString(), StringComparison.Ordinal) ? "" : $"{about}: ";
        // The message of what could not be read begins with its place.
        var place = finding.Place is { } p && rule != ReportedFinding.Unreadable ? $" ({p.Source}:{p.Line})" : "";
        return $"{level.Word()}: {rule}: {subject}{message}{place}";
    }

    /// <summary>The columns of findings.</summary>
    public static Table Rows(IEnumerable<ReportedFinding> findings) => new(
        ["rule", "level", "object", "file", "line", "message"],
        findings.Select(f => new Cell[]
        {
            Cell.Code(f.Finding.Rule), f.Finding.Level.Word(), Cell.Code(f.Finding.Object?.ToString()), Cell.Code(f.Place?.Source),
            f.Place is { } p ? $"{p.Line}" : "", f.Finding.Message,
        }));
}

using PolicyStudio.Cli.Output.Json;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Diagram.Text;

namespace PolicyStudio.Cli.Output;

/// <summary>Tables and lists as GitHub reads Markdown. Nothing of a cluster's text is markup, a link or somebody's name there.</summary>
internal static class MarkdownText
{
    /// <summary>A table, then the findings as a list, row by row.</summary>
    public static IEnumerable<string> Parts(Table table, IReadOnlyList<ReportedFinding> findings)
    {
        var isEmpty = true;
        foreach (var row in table.Rows)
        {
            if (isEmpty) yield return Head(table);
            isEmpty = false;
            yield return Row(row);
        }
        if (isEmpty) yield return "Nothing to show.\n";
        if (findings.Count > 0) yield return "\n";
        foreach (var finding in findings) yield return Finding(finding);
    }

    /// <summary>The two lines above a table's rows.</summary>
    public static string Head(Table table) =>
        $"| {string.Join(" | ", table.Columns)} |\n|{string.Concat(table.Columns.Select(_ => "---|"))}\n";

    /// <summary>One row.</summary>
    public static string Row(IReadOnlyList<Cell> cells) => $"| {string.Join(" | ", cells.Select(Text))} |\n";

    /// <summary>A finding as an item of a list.</summary>
    public static string Finding(ReportedFinding finding)
    {
        var place = finding.Place is { } p ? $" ({Code($"{p.Source}:{p.Line}")})" : "";
        var about = finding.Finding.Object is { } o ? $"{Code(o.ToString())}: " : "";
        return $"- **{finding.Finding.Level.Word()}** {Code(finding.Finding.Rule)}: {about}{Words(finding.Finding.Message)}{place}\n";
    }

    /// <summary>A name as a span of code.</summary>
    public static string Code(string name)
    {
        var text = VisibleText.Of(name);
        if (text.Length == 0) return "";
        if (!text.Contains('`', StringComparison.Ordinal)) return $"`{text}`";
        var fence = new string('`', Longest(text) + 1);
        return $"{fence} {text} {fence}";
    }

    /// <summary>A sentence. One in which GitHub would find an address or somebody's name is shown as code.</summary>
    public static string Words(string text) =>
        text.Contains('@', StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase)
            ? Code(text) : string.Concat(VisibleText.Of(text).Select(Escaped));

    // In a table a bar ends the cell, even within code.
    private static string Text(Cell cell) =>
        cell.IsCode || Words(cell.Text).StartsWith('`') ? Code(cell.Text).Replace("|", "\\|", StringComparison.Ordinal) : Words(cell.Text);

    private static string Escaped(char c) => c switch
    {
        '<' => "&lt;",
        '&' => "&amp;",
        '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '#' => $"\\{c}",
        _ => $"{c}",
    };

    private static int Longest(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}

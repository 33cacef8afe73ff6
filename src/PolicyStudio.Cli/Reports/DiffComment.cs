using System.Text;
using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Output.Json;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Cli.Reports;

/// <summary>A difference as a comment on a pull request: a summary, the changed pairs, the findings; never more than such a comment may hold.</summary>
internal sealed class DiffComment(LoadedSource before, LoadedSource after, IReadOnlyList<ConnectivityChange> changes, SidedFindings findings)
{
    /// <summary>The most bytes of a comment; GitHub takes 65,536.</summary>
    private const int MostBytes = 60_000;

    // Findings get at least this much, whatever the changes need.
    private const int FindingBytes = 15_000;
    private const int MostRanges = 12;
    private const int MostName = 400;

    private static readonly Table Columns = new(["", "source", "destination", "before", "after"], []);

    public string Text()
    {
        var findingItems = findings.All.Select(Item).ToList();
        var findingText = Fit(findingItems, Math.Max(FindingBytes, MostBytes - 2_000 - changes.Sum(c => Bytes(Row(c)))), "findings");
        var text = new StringBuilder(Summary());
        if (changes.Count > 0)
        {
            text.Append('\n').Append(MarkdownText.Head(Columns));
            // What opens matters most, then what changes; what closes shows itself when it breaks.
            var byImportance = changes.OrderBy(c => c.Word() switch { "added" => 0, "changed" => 1, _ => 2 }).Select(Row).ToList();
            text.Append(Fit(byImportance, MostBytes - 1_000 - Bytes(text.ToString()) - Bytes(findingText), "changed pairs"));
        }
        if (findingItems.Count > 0) text.Append("\n**Findings**\n\n").Append(findingText);
        return text.ToString();
    }

    private string Summary()
    {
        var counts = changes.CountBy(c => c.Word()).ToDictionary();
        int Count(string word) => counts.GetValueOrDefault(word);
        var what = changes.Count == 0
            ? "**No connection differs**"
            : $"**{Plural(Count("added"))} added, {Count("removed")} removed, {Count("changed")} changed**";
        var added = findings.All.Count(f => f.Side == "after");
        return $"{what} between {Name(before.Title)} and {Name(after.Title)}{(added == 0 ? "" : added == 1 ? "; 1 new finding" : $"; {added} new findings")}.\n";
    }

    private static string Row(ConnectivityChange change) => MarkdownText.Row(
    [
        change.Word(), Cell.Code(Cut(change.Source.Id)), Cell.Code(Cut(change.Destination.Id)), Ports(change.Before), Ports(change.After),
    ]);

    private static string Item((string Side, ReportedFinding Finding) finding)
    {
        var item = MarkdownText.Finding(finding.Finding with { Finding = finding.Finding.Finding with { Message = Cut(finding.Finding.Finding.Message) } });
        return finding.Side switch { "after" => item.Insert(2, "new "), "before" => item.Insert(2, "gone "), _ => item };
    }

    private static string Ports(Connectivity ports) => ports.IsAll || ports.Ranges.Length <= MostRanges
        ? ports.ToString()
        : $"{string.Join(", ", ports.Ranges.Take(MostRanges))} and {ports.Ranges.Length - MostRanges} more ranges";

    private static string Fit(List<string> lines, int bytes, string what)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            bytes -= Bytes(lines[i]);
            if (bytes < 0) return text.Append($"\n… and {lines.Count - i} more {what} that a comment has no room for.\n").ToString();
            text.Append(lines[i]);
        }
        return text.ToString();
    }

    private static string Name(string source) => MarkdownText.Code(Cut(source));

    private static string Cut(string text) => text.Length <= MostName ? text : text[..MostName] + "…";

    private static string Plural(int count) => count == 1 ? "1 connection" : $"{count} connections";

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}

using PolicyStudio.Cli.Output.Json;
using PolicyStudio.Diagram.Text;

namespace PolicyStudio.Cli.Output;

/// <summary>Writes an answer in a format.</summary>
internal static class AnswerWriter
{
    /// <summary>Writes the answer, and returns the findings that this format has no place for.</summary>
    public static IEnumerable<string> Write(Answer answer, string format, TextWriter output)
    {
        var findings = answer.Findings.Select(FindingText.Of);
        switch (format)
        {
            case "json":
                output.Write(JsonText.Of(answer.Json()));
                return [];
            case "csv":
                output.Write(CsvText.Of(answer.Rows!()));
                return findings;
            case "md":
                output.Write(answer.Markdown?.Invoke() ?? MarkdownText.Of(answer.Rows!(), answer.Findings));
                return [];
            case "dot":
                output.Write(DotText.Of(answer.Edges!()));
                return findings;
            case "sarif":
                output.Write(SarifText.Of(answer.Sarif!()));
                return [];
            default:
                foreach (var line in answer.Text().Concat(findings)) output.Write(VisibleText.Of(line) + "\n");
                return [];
        }
    }
}

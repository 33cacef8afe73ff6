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
                JsonText.Write(answer.Json(), output);
                return [];
            case "csv":
                foreach (var line in CsvText.Lines(answer.Rows!())) output.Write(line);
                return findings;
            case "md":
                foreach (var part in answer.Markdown is { } whole ? [whole()] : MarkdownText.Parts(answer.Rows!(), answer.Findings)) output.Write(part);
                return [];
            case "dot":
                foreach (var line in DotText.Lines(answer.Edges!())) output.Write(line);
                return findings;
            case "sarif":
                JsonText.Write(SarifText.Of(answer.Sarif!()), output);
                return [];
            default:
                foreach (var line in answer.Text().Concat(findings)) output.WriteLine(VisibleText.Of(line));
                return [];
        }
    }
}

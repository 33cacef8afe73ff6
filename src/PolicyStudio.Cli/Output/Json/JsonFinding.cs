using PolicyStudio.Cli.Sources;

namespace PolicyStudio.Cli.Output.Json;

internal sealed record JsonLint(IReadOnlyList<JsonFinding> Findings);

internal sealed record JsonFinding(string Rule, string Level, string? Object, string Message, string? Path, string? File, int? Line)
{
    public static IReadOnlyList<JsonFinding> Of(IEnumerable<ReportedFinding> findings) => [.. findings.Select(Of)];

    public static JsonFinding Of(ReportedFinding f) => new(
        f.Finding.Rule, f.Finding.Level.Word(), f.Finding.Object?.ToString(), f.Finding.Message, f.Finding.Path, f.Place?.Source, f.Place?.Line);
}

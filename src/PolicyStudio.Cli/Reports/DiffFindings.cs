using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Linting;

namespace PolicyStudio.Cli.Reports;

/// <summary>What a difference says of each of its sources.</summary>
internal static class DiffFindings
{
    public static IEnumerable<ReportedFinding> Of(LoadedSource source) =>
        source.Located(Linter.Lint(source.Snapshot)).Concat(source.Findings).Concat(source.Located(HostNetworkFindings.Of(source.Snapshot)));
}

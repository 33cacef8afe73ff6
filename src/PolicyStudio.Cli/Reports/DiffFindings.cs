using PolicyStudio.Cli.Sources;

namespace PolicyStudio.Cli.Reports;

/// <summary>What a difference says of each of its sources.</summary>
internal static class DiffFindings
{
    public static IEnumerable<ReportedFinding> Of(LoadedSource source) =>
        source.Findings.Concat(source.Located(HostNetworkFindings.Of(source.Snapshot)));
}

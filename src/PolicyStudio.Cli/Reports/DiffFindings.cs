using PolicyStudio.Cli.Sources;

namespace PolicyStudio.Cli.Reports;

/// <summary>What a difference says of each of its sources.</summary>
internal static class DiffFindings
{
    public static IEnumerable<ReportedFinding> Of(LoadedSource source, CancellationToken cancellation) =>
        LintFindings.Of(source, cancellation).Concat(LintFindings.Beside(source)).Concat(source.Located(HostNetworkFindings.Of(source.Snapshot)));
}

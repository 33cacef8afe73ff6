using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Linting;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cli.Reports;

/// <summary>What the linter finds in a source.</summary>
internal static class LintFindings
{
    /// <summary>The linter's own findings, with the places of their objects.</summary>
    public static IEnumerable<ReportedFinding> Of(LoadedSource source, CancellationToken cancellation) => source.Located(Linter.Lint(source.Snapshot, cancellation));

    /// <summary>What whoever read the source said, without what the linter says too.</summary>
    public static IEnumerable<ReportedFinding> Beside(LoadedSource source) => source.Findings.Where(f => f.Finding.Rule != OtherPolicyFindings.Rule);
}

using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Output.Json;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Reports;

/// <summary>A difference as results: each change, then the findings of the second source.</summary>
internal static class DiffSarif
{
    public static IEnumerable<SarifResult> Of(IEnumerable<ConnectivityChange> changes, SidedFindings findings, LoadedSource after) =>
        changes.Select(c => Change(c, after)).Concat(findings.All.Where(f => f.Side != "before").Select(f => SarifResult.Of(f.Finding, after)));

    private static SarifResult Change(ConnectivityChange change, LoadedSource after)
    {
        var word = change.Word();
        return new($"connection-{word}", $"A connection that is {word}", word == "removed" ? FindingLevel.Info : FindingLevel.Warning,
            $"{change.Source} => {change.Destination}", $"{change.Source} => {change.Destination}: {change.Before} before, {change.After} after", Place(change, after));
    }

    // Where the destination stands, which is whom a new connection concerns.
    private static Cluster.Manifests.ManifestPlace? Place(ConnectivityChange change, LoadedSource after) =>
        new[] { change.Destination, change.Source }.OfType<WorkloadEndpoint>()
            .Select(w => after.Places.Find(w.Workload.Reference)).FirstOrDefault(p => p is not null) ?? after.Start;
}

using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Applying.Live;

/// <summary>What the product has written, from the API server's own audit log: dry-runs do not count.</summary>
internal static class ServerWrites
{
    /// <summary>The requests that would write to objects in these namespaces, or to the namespaces themselves.</summary>
    public static IEnumerable<AuditEvent> Asked(TestApiServer server, params string[] namespaces) => server.ReadAuditEvents()
        .Where(e => e.UserAgent == "policystudio" && e.Verb is "patch" or "create" or "update" or "delete" && e.Resource?.EndsWith("reviews", StringComparison.Ordinal) == false)
        .Where(e => !e.Path.Contains("dryRun", StringComparison.Ordinal) && (e.Namespace ?? e.Name) is { } ns && namespaces.Contains(ns));
}

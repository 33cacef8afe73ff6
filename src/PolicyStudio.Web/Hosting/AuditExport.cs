using PolicyStudio.Cluster.Auditing;

namespace PolicyStudio.Web.Hosting;

/// <summary>The audit log as a file.</summary>
internal static class AuditExport
{
    /// <summary>Maps <c>/audit/export</c>: every entry as a line of JSON, the oldest first, for whoever may see the studio.</summary>
    public static void MapAuditExport(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/audit/export", (AuditLog log) => Results.Stream(async output =>
    {
        await using var lines = new StreamWriter(output);
        await log.ExportAsync(lines);
    }, "application/jsonl", "policystudio-audit.jsonl"));
}

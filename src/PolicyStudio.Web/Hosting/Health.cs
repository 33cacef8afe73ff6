using PolicyStudio.Cluster.Watching;

namespace PolicyStudio.Web.Hosting;

/// <summary>What a supervisor asks: does the process answer, and can it show the cluster?</summary>
internal static class Health
{
    /// <summary>Maps <c>/healthz</c>, 200 while the process answers, and <c>/readyz</c>, 200 once there is a snapshot and 503 before.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => "ok").AllowAnonymous();
        endpoints.MapGet("/readyz", (IClusterFeed feed) => feed.Current.Snapshot is null
            ? Results.Text("no snapshot of the cluster yet", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ok")).AllowAnonymous();
    }
}

using PolicyStudio.Cluster.Watching;

namespace PolicyStudio.Web.Hosting;

/// <summary>What a supervisor asks: does the process answer, and can it show the cluster?</summary>
internal static class Health
{
    private const string Alive = "/healthz";
    private const string Ready = "/readyz";

    /// <summary>Whether a request is a supervisor's.</summary>
    public static bool IsHealth(PathString path) => path == Alive || path == Ready;

    /// <summary>Maps <c>/healthz</c>, 200 while the process answers, and <c>/readyz</c>, 200 once there is a snapshot and 503 before.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Alive, () => "ok").AllowAnonymous();
        endpoints.MapGet(Ready, (IClusterFeed feed) => feed.Current.Snapshot is null
            ? Results.Text("no snapshot of the cluster yet", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ok")).AllowAnonymous();
    }
}

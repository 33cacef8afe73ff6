using PolicyStudio.Web.Hosting;

namespace PolicyStudio.Web.Security.Browser;

/// <summary>
/// Lets only the studio's own pages speak with its circuits. A socket is not bound by the same-origin policy: without this, any page that
/// a signed-in person looks at could open one with the person's cookie.
/// </summary>
internal sealed class SocketGuard(RequestDelegate next, ILogger<SocketGuard> log)
{
    /// <summary>Refuses whatever goes to a circuit and does not come from exactly this site, or does not say where it comes from.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || IsOurs(request)) return next(context);
        log.ForeignOrigin(request.Headers.Origin.ToString());
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsOurs(HttpRequest request) => request.Headers.Origin switch
    {
        [{ } origin] => string.Equals(origin, OriginOf(request), StringComparison.OrdinalIgnoreCase),
        // Before the first socket a page fetches the names of start-up scripts. A browser sends no origin with a plain GET of its own site,
        // and the list is the same for everybody.
        [] => HttpMethods.IsGet(request.Method) && request.Path == "/_blazor/initializers" && !request.HttpContext.WebSockets.IsWebSocketRequest,
        _ => false,
    };

    // As a browser writes it: without the port that the scheme implies.
    private static string OriginOf(HttpRequest request)
    {
        var implied = request.IsHttps ? 443 : 80;
        var port = request.Host.Port is { } p && p != implied ? $":{p}" : "";
        return $"{request.Scheme}://{request.Host.Host}{port}";
    }
}

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
        if (!request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)) return next(context);
        if (request.Headers.Origin is [{ } origin] && string.Equals(origin, OriginOf(request), StringComparison.OrdinalIgnoreCase)) return next(context);
        log.ForeignOrigin(request.Headers.Origin.ToString());
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // As a browser writes it: without the port that the scheme implies.
    private static string OriginOf(HttpRequest request)
    {
        var implied = request.IsHttps ? 443 : 80;
        var port = request.Host.Port is { } p && p != implied ? $":{p}" : "";
        return $"{request.Scheme}://{request.Host.Host}{port}";
    }
}

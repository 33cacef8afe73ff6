namespace PolicyStudio.Web.Security;

/// <summary>What holds with sign-on: the session's cookie travels over https only.</summary>
internal static class HttpsOnly
{
    /// <summary>Answers plain http with a sentence, instead of a sign-in that can't succeed.</summary>
    public static void UseHttpsOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.IsHttps) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync(
            "PolicyStudio is served over https only. If a proxy in front of it ends TLS, name it: Proxies:Addresses or Proxies:Networks.");
    });
}

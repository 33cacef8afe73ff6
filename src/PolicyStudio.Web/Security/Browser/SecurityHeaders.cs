using Microsoft.Extensions.Primitives;

namespace PolicyStudio.Web.Security.Browser;

/// <summary>What every answer tells the browser about what a page may do.</summary>
internal static class SecurityHeaders
{
    /// <summary>Adds the headers, to error pages as well.</summary>
    /// <param name="app">The application.</param>
    /// <param name="provider">The OpenID provider's address, or null: the sign-out form's answer leads there.</param>
    public static void UseSecurityHeaders(this IApplicationBuilder app, string? provider)
    {
        var policy = Policy(provider is null ? "" : $" {new Uri(provider).GetLeftPart(UriPartial.Authority)}");
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = policy;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    // - style-src: MudBlazor writes inline styles; no script is inline but the one map of modules.
    // - connect-src 'self' covers the studio's own socket too.
    // - base-uri 'self': Blazor needs <base href="/">, which 'none' blocks; 'self' still keeps links and scripts on this site.
    private static StringValues Policy(string formTargets) => string.Join("; ",
        "default-src 'self'", $"script-src 'self' {ModuleMap.Source}", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'",
        "connect-src 'self'", $"form-action 'self'{formTargets}", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'");
}

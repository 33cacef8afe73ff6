using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using PolicyStudio.Web.Security.SignOn;

namespace PolicyStudio.Web.Security.Pages;

/// <summary>Signs out: here, and at the OpenID provider where it offers that.</summary>
internal static class SignOutEndpoint
{
    /// <summary>Maps the form that <see cref="AccountMenu"/> posts. Another site's form is refused: it lacks the antiforgery token.</summary>
    public static void MapSignOut(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(AccountPaths.SignOut, async (HttpContext context, IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
            return Results.SignOut(
                new AuthenticationProperties { RedirectUri = AccountPaths.AfterSignOut },
                [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme]);
        }).RequireAuthorization(SignOn.SignOn.SignedInPolicy);
}

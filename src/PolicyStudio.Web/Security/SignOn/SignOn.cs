using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace PolicyStudio.Web.Security.SignOn;

/// <summary>Sign-on by Microsoft.Identity.Web, against Entra ID or any other OpenID provider: authorization code with PKCE.</summary>
internal static class SignOn
{
    /// <summary>The policy for what somebody without any role may see: styles and scripts.</summary>
    public const string SignedInPolicy = "signed-in";

    /// <summary>Adds authentication, and a fallback policy that guards every endpoint which does not say otherwise.</summary>
    public static void AddSignOn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OpenIdOptions>().BindConfiguration(OpenIdOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenIdOptions>, OpenIdValidation>();
        services.AddSingleton<Sessions>();
        services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();
        services.AddAuthentication(OpenIdConnectDefaults.AuthenticationScheme)
            .AddMicrosoftIdentityWebApp(configuration.GetSection(OpenIdOptions.Section));
        services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme).Configure<IOptions<OpenIdOptions>, SignOnMode>(SetProvider);
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<IOptions<OpenIdOptions>, SignOnMode, Sessions>(SetCookie);

        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        services.AddAuthorizationBuilder()
            .AddPolicy(SignedInPolicy, signedIn)
            .SetDefaultPolicy(signedIn)
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireRole(AppRoles.All).Build());
    }

    private static void SetProvider(OpenIdConnectOptions options, IOptions<OpenIdOptions> settings, SignOnMode mode)
    {
        var openId = settings.Value;
        // Left alone, Microsoft.Identity.Web takes the authority for an Entra tenant's: it would ask at another address and expect another issuer.
        options.Authority = openId.Issuer;
        options.MetadataAddress = openId.Issuer + ".well-known/openid-configuration";
        options.TokenValidationParameters.IssuerValidator = null;
        options.RequireHttpsMetadata = !mode.Http;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.TokenValidationParameters.RoleClaimType = "roles";
        options.TokenValidationParameters.NameClaimType = "name";
        options.MapInboundClaims = false;
        ((JsonWebTokenHandler)options.TokenHandler).MapInboundClaims = false;
        options.AccessDeniedPath = AccountPaths.Denied;
        options.SignedOutRedirectUri = AccountPaths.AfterSignOut;

        // The answer comes as a top-level GET, so Lax is enough for the cookies that guard it.
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = SecurePolicy(mode);
        }

        options.Events.OnRedirectToIdentityProvider += context =>
        {
            // A socket or a script can't follow a redirect to another site: say plainly that the sign-in is over.
            if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || !HttpMethods.IsGet(context.Request.Method))
            {
                if (context.HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.HandleResponse();
            }
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToIdentityProviderForSignOut += context =>
        {
            context.ProtocolMessage.ClientId = openId.ClientId;
            if (string.IsNullOrEmpty(context.ProtocolMessage.IssuerAddress))
            {
                // The provider has no end-session endpoint: leaving the studio is all there is.
                context.Response.Redirect(AccountPaths.AfterSignOut);
                context.HandleResponse();
            }
            return Task.CompletedTask;
        };
    }

    private static void SetCookie(
        CookieAuthenticationOptions options, IOptions<OpenIdOptions> settings, SignOnMode mode, Sessions sessions)
    {
        options.Cookie.Name = CookieName("session", mode);
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = SecurePolicy(mode);
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = settings.Value.Session;
        options.SlidingExpiration = false;
        options.AccessDeniedPath = AccountPaths.Denied;
        options.Events.OnSigningIn += context =>
        {
            Sessions.Begin(context.Principal!, context.Properties.ExpiresUtc!.Value);
            return Task.CompletedTask;
        };
        options.Events.OnSigningOut += context =>
        {
            sessions.End(context.HttpContext.User);
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal += context =>
        {
            if (!sessions.Counts(context.Principal!)) context.RejectPrincipal();
            return Task.CompletedTask;
        };
    }

    /// <summary>A cookie's name: over https with the prefix that keeps it from being set by anybody else.</summary>
    public static string CookieName(string purpose, SignOnMode mode) => $"{(mode.Http ? "" : "__Host-")}policystudio-{purpose}";

    /// <summary>Over which scheme the studio's cookies travel.</summary>
    public static CookieSecurePolicy SecurePolicy(SignOnMode mode) =>
        mode.Http ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
}

/// <summary>Where signing in and out takes place.</summary>
internal static class AccountPaths
{
    /// <summary>What somebody without a role sees.</summary>
    public const string Denied = "/Account/AccessDenied";

    /// <summary>Takes the form that signs out.</summary>
    public const string SignOut = "/Account/SignOut";

    /// <summary>What is seen after signing out.</summary>
    public const string AfterSignOut = "/Account/SignedOut";
}

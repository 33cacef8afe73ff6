using System.Collections.Immutable;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;

using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace PolicyStudio.Browser.Tests.SignOn;

/// <summary>
/// A real OpenID provider on a free loopback port, with keys that live as long as it does. Its sign-in page has a button for each person.
/// </summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    /// <summary>The one client that it knows, and that client's secret.</summary>
    public const string ClientId = "policystudio", ClientSecret = "only-for-this-test";

    private readonly WebApplication _app;

    private OpenIdProvider(WebApplication app) => _app = app;

    /// <summary>Its address: the authority.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>The settings that make the studio use it.</summary>
    public string[] StudioArguments =>
    [
        $"--OpenId:Authority={Address}", $"--OpenId:ClientId={ClientId}", $"--OpenId:ClientSecret={ClientSecret}", "--OpenId:AllowHttp=true",
    ];

    /// <summary>Starts a provider that knows these people by name, each with app roles.</summary>
    public static async Task<OpenIdProvider> StartAsync(ImmutableDictionary<string, string[]> rolesByPerson)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode();
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetEndSessionEndpointUris("logout");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.OfflineAccess);
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(h => h.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId) context.Reject(Errors.InvalidClient, "unknown client");
                else if (!new Uri(context.RedirectUri!).IsLoopback) context.Reject(Errors.InvalidRequest, "foreign redirect");
                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(h => h.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.ClientSecret != ClientSecret) context.Reject(Errors.InvalidClient, "wrong client");
                return default;
            }));
            server.AddEventHandler<ValidateEndSessionRequestContext>(h => h.UseInlineHandler(_ => default));
            server.AddEventHandler<HandleAuthorizationRequestContext>(h => h.UseInlineHandler(context => AuthorizeAsync(context, rolesByPerson)));
            server.AddEventHandler<HandleEndSessionRequestContext>(h => h.UseInlineHandler(context =>
            {
                context.SignOut();
                return default;
            }));
        });
        var app = builder.Build();
        app.UseAuthentication();
        await app.StartAsync();
        return new OpenIdProvider(app);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async ValueTask AuthorizeAsync(HandleAuthorizationRequestContext context, ImmutableDictionary<string, string[]> rolesByPerson)
    {
        var http = context.Transaction.GetHttpRequest()!.HttpContext;
        if ((string?)context.Request["person"] is not { } person || !rolesByPerson.TryGetValue(person, out var roles))
        {
            await http.Response.WriteAsync(Page(http.Request.Query, rolesByPerson.Keys));
            context.HandleRequest();
            return;
        }
        var identity = new ClaimsIdentity("people", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, $"subject-of-{person}").SetClaim(Claims.Name, person);
        identity.SetClaim("oid", $"oid-of-{person}").SetClaims("roles", [.. roles]);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        context.Principal = new ClaimsPrincipal(identity).SetScopes(context.Request.GetScopes());
    }

    private static string Page(IQueryCollection query, IEnumerable<string> people)
    {
        var hidden = query.Select(q => $"""<input type="hidden" name="{WebUtility.HtmlEncode(q.Key)}" value="{WebUtility.HtmlEncode(q.Value)}">""");
        var buttons = people.Order(StringComparer.Ordinal).Select(p => $"""<button name="person" value="{p}">{p}</button>""");
        return $"<!DOCTYPE html><title>Who are you?</title><link rel=\"icon\" href=\"data:,\"><form action=\"/authorize\">{string.Concat([.. hidden, .. buttons])}</form>";
    }
}

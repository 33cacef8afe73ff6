using Microsoft.Extensions.Options;
using PolicyStudio.Cluster.Connecting;
using PolicyStudio.Web.Hosting;
using PolicyStudio.Web.Security.Browser;
using PolicyStudio.Web.Security.Pages;
using PolicyStudio.Web.Security.People;
using PolicyStudio.Web.Security.SignOn;

namespace PolicyStudio.Web.Security;

/// <summary>The one door to this folder: everything that guards the studio, in the order in which it must stand.</summary>
internal static class StudioSecurity
{
    /// <summary>Adds sign-on or, without it, what keeps the studio on this machine.</summary>
    /// <exception cref="StartRefusedException">The configuration would let in people who should not come in.</exception>
    public static void AddStudioSecurity(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var section = configuration.GetSection(StudioOptions.Section);
        var mode = SignOnMode.Of(configuration);
        services.AddSingleton(mode);
        services.AddSingleton(TimeProvider.System);
        if (mode.Required)
        {
            if (mode.Http) LoopbackOnly.CheckHttp(configuration);
            services.AddSignOn(configuration);
        }
        else
        {
            LoopbackOnly.Check(configuration, (section.Get<ClusterOptions>() ?? new()).Cluster);
            services.AddLoopbackNames(configuration);
        }
        services.AddConfiguredProxies(configuration);
        services.AddKeysInDataFolder((section.Get<StudioOptions>() ?? new()).Data);
        services.AddScoped<CurrentPerson>();
        services.AddOptions<ImpersonationOptions>().BindConfiguration(ImpersonationOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ImpersonationOptions>, ImpersonationValidation>();
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = SignOn.SignOn.CookieName("forms", mode);
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = SignOn.SignOn.SecurePolicy(mode);
        });
    }

    /// <summary>Guards every request; comes before everything that answers one, except for health.</summary>
    public static void UseStudioSecurity(this WebApplication app)
    {
        var mode = app.Services.GetRequiredService<SignOnMode>();
        if (mode.Required) app.UseForwardedHeaders();
        app.UseSecurityHeaders(mode.Required ? app.Services.GetRequiredService<IOptions<OpenIdOptions>>().Value.Issuer : null);
        if (!mode.Required) app.UseLoopbackOnly();
        if (!mode.Http)
        {
            app.UseHsts();
            app.UseWhen(context => !Health.IsHealth(context.Request.Path), guarded => guarded.UseHttpsOnly());
        }
        app.UseMiddleware<SocketGuard>();
    }

    /// <summary>Finds out who asks, and lets in who may.</summary>
    public static void UseStudioSignOn(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<SignOnMode>().Required) return;
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>Maps signing out; what styles and scripts need is that somebody is signed in, with or without a role.</summary>
    public static void MapStudioSignOn(this WebApplication app, IEndpointConventionBuilder staticAssets)
    {
        if (!app.Services.GetRequiredService<SignOnMode>().Required) return;
        staticAssets.RequireAuthorization(SignOn.SignOn.SignedInPolicy);
        app.MapSignOut();
    }
}

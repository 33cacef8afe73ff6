using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using PolicyStudio.Cluster;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Connecting;
using PolicyStudio.Cluster.Storing;
using PolicyStudio.Web.Components;
using PolicyStudio.Web.Hosting;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.Security;
using PolicyStudio.Web.Security.Browser;

namespace PolicyStudio.Web;

/// <summary>Builds, starts and runs the web application, and tells the operator in plain words what became of it.</summary>
internal static class StudioApp
{
    /// <summary>Runs the studio until it is stopped; the result is the process's exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (CommandLine.AsksForHelp(args))
        {
            Console.WriteLine(CommandLine.Usage);
            return 0;
        }
        try
        {
            await using var app = Build(args);
            await StartAsync(app);
            Console.WriteLine(Greeting(app));
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    /// <summary>The application, not started yet.</summary>
    public static WebApplication Build(string[] args)
    {
        var settings = CommandLine.Read(args);
        // Everything that the studio brings lies beside its assembly, from wherever it is called.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(StudioApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = settings.GetValueOrDefault("environment"),
        });
        builder.Configuration.AddInMemoryCollection(settings);
        ListeningAddresses.SetDefault(builder.Configuration);
        builder.WebHost.UseStaticWebAssets();

        builder.Services.AddOptions<StudioOptions>().BindConfiguration(StudioOptions.Section);
        builder.AddStudioSecurity();
        builder.Services.AddRazorComponents().AddBoundedCircuits(detailedErrors: builder.Environment.IsDevelopment());
        builder.Services.AddMudServices();
        builder.Services.AddLanguages();
        builder.Services.AddStudio();
        builder.Services.AddCluster(options => builder.Configuration.GetSection(StudioOptions.Section).Bind(options));
        builder.Services.Configure<ChangeOptions>(builder.Configuration.GetSection("Applying"));
        builder.Services.AddOptions<StoreOptions>().Configure<IOptions<StudioOptions>>((store, studio) => store.Folder = Path.GetFullPath(studio.Value.Data));

        var app = builder.Build();
        app.Validate();
        app.UseStudioSecurity();
        app.UseLanguages();
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/failed", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseStudioSignOn();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapAuditExport();
        app.MapStudioSignOn(app.MapStaticAssets());
        app.MapRazorComponents<App>().WithGuardedCircuits();
        return app;
    }

    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException failed) when (failed.InnerException is AddressInUseException)
        {
            var addresses = string.Join(", ", ListeningAddresses.Of(app.Configuration));
            throw new StartRefusedException(
                $"Another program listens on {addresses} already. Choose another address: --urls http://127.0.0.1:5081");
        }
    }

    private static string Greeting(WebApplication app)
    {
        var cluster = app.Services.GetRequiredService<IOptions<ClusterOptions>>().Value.Cluster;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return $"""
            PolicyStudio shows {(cluster == ClusterOptions.Demo ? "the built-in demo cluster" : $"the cluster '{cluster}'")}.
            Open {string.Join(" or ", addresses)} in a browser. Ctrl+C stops it.
            """;
    }
}

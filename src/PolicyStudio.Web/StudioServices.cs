using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Applying;
using PolicyStudio.Web.State.Commands;
using PolicyStudio.Web.State.Editing;
using PolicyStudio.Web.State.Exploring;
using PolicyStudio.Web.State.Sharing;

namespace PolicyStudio.Web;

/// <summary>Registers the studio's own services.</summary>
internal static class StudioServices
{
    /// <summary>The sessions of a circuit, and what the studio suggests.</summary>
    public static IServiceCollection AddStudio(this IServiceCollection services)
    {
        services.AddOptions<SuggestionOptions>().BindConfiguration(SuggestionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<DraftPresence>().AddScoped<StudioSession>().AddScoped<ApplySession>().AddScoped<DraftKeeping>().AddScoped<ExplorerSession>().AddScoped<RecentCommands>()
            .AddScoped<EditedTexts>();
    }
}

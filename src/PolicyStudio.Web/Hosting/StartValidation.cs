using Microsoft.Extensions.Options;
using PolicyStudio.Cluster.Watching;

namespace PolicyStudio.Web.Hosting;

/// <summary>Checks the configuration before anything starts.</summary>
internal static class StartValidation
{
    /// <summary>Validates all options, and makes the client of the cluster that they name.</summary>
    /// <exception cref="StartRefusedException">Says everything that is wrong, at once.</exception>
    public static void Validate(this WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            app.Services.GetRequiredService<IClusterFeed>();
        }
        catch (Exception wrong) when (Failures(wrong).Count > 0)
        {
            throw new StartRefusedException("The configuration is not right:\n" + string.Join('\n', Failures(wrong).Select(f => "- " + f)));
        }
    }

    // Empty for what is no mistake of the configuration.
    private static List<string> Failures(Exception exception) => exception switch
    {
        AggregateException several => [.. several.InnerExceptions.SelectMany(Failures)],
        OptionsValidationException invalid => [.. invalid.Failures],
        InvalidOperationException { InnerException: FormatException } unreadable => [unreadable.Message],
        _ => [],
    };
}

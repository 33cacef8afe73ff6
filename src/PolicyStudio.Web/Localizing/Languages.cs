using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace PolicyStudio.Web.Localizing;

/// <summary>
/// The languages that the studio speaks, and which of them a request gets: what the person has chosen (js/language.js keeps it in ASP.NET's culture
/// cookie), otherwise what the browser asks for, otherwise English.
/// </summary>
internal static class Languages
{
    /// <summary>Their cultures, English first. Numbers and dates are written the same in all of them: a culture stands for its texts alone.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("ja")];

    /// <summary>The language of what is being rendered, as in <c>lang</c>.</summary>
    public static string Current => Of(CultureInfo.CurrentUICulture.Name).Name;

    /// <summary>The culture of a language; English for one that the studio does not speak.</summary>
    public static CultureInfo Of(string? name) => All.FirstOrDefault(c => c.Name == name) ?? All[0];

    /// <summary>What a language is called by those who speak it.</summary>
    public static string NameOf(CultureInfo language) => language.Name == "ja" ? "日本語" : "English";

    /// <summary>Registers what holds a circuit to its language.</summary>
    public static IServiceCollection AddLanguages(this IServiceCollection services) =>
        services.AddScoped<CircuitLanguage>().AddScoped<Microsoft.AspNetCore.Components.Server.Circuits.CircuitHandler>(s => s.GetRequiredService<CircuitLanguage>());

    /// <summary>Gives each request its language. It goes before everything that answers with a text.</summary>
    public static void UseLanguages(this IApplicationBuilder app) => app.UseRequestLocalization(new RequestLocalizationOptions
    {
        DefaultRequestCulture = new RequestCulture(All[0]),
        SupportedCultures = [.. All],
        SupportedUICultures = [.. All],
        ApplyCurrentCultureToResponseHeaders = true,
        // Looking for a parent makes a culture of whatever name a request holds, and .NET keeps it for ever.
        FallBackToParentCultures = false,
        FallBackToParentUICultures = false,
        // Not from the address: a link must not change the language of whoever opens it.
        RequestCultureProviders = [new CookieRequestCultureProvider(), new CustomRequestCultureProvider(context => Task.FromResult(Asked(context.Request)))],
    });

    // ASP.NET's own reader asks the culture for its parent, and with invariant data en-US has none: English would lose to whatever stands behind it.
    private static ProviderCultureResult? Asked(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString().Split('-')[0])
        .Select(l => All.FirstOrDefault(c => string.Equals(c.Name, l, StringComparison.OrdinalIgnoreCase))).OfType<CultureInfo>()
        .Select(c => new ProviderCultureResult(c.Name)).FirstOrDefault();
}

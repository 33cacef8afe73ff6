using Microsoft.Playwright;

namespace PolicyStudio.Benchmarks.Studio.Browsing;

/// <summary>A Chromium with one page of the studio in it.</summary>
internal sealed class StudioBrowser : IAsyncDisposable
{
    private static readonly string[] Arguments =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private StudioBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Starts one.</summary>
    public static async Task<StudioBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("POLICYSTUDIO_CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        }));
    }

    /// <summary>A page that nobody has opened anything in.</summary>
    public async Task<MeasuredPage> OpenAsync()
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 }, ReducedMotion = ReducedMotion.Reduce });
        await using var script = typeof(StudioBrowser).Assembly.GetManifestResourceStream("click-timer.js")!;
        using var reader = new StreamReader(script);
        await context.AddInitScriptAsync(await reader.ReadToEndAsync());
        return new(await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

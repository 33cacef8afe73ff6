using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Running;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace PolicyStudio.Browser.Tests.Running;

/// <summary>
/// One Chromium for all tests. Take it as a constructor parameter of the test class; each test opens pages of its own. It is the shell without
/// windows: the browser that has them draws its own bars for each page that is opened, which nobody looks at and which cost as much as the page.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--force-color-profile=srgb", "--font-render-hinting=none", "--disable-lcd-text",
        "--hide-scrollbars",
    ];

    // In milliseconds. A wait ends as soon as what it waits for is there: only a slow machine, or a fault, gets to its end.
    private const float ExpectTimeout = 20_000;
    private const float ActionTimeout = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(ExpectTimeout);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("POLICYSTUDIO_CHROMIUM") ?? "/usr/bin/chromium-headless-shell",
            Args = Arguments,
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens a page in a session of its own (no cookies but its own), which looks the same on every machine.</summary>
    /// <param name="width">The viewport's width in CSS pixels.</param>
    /// <param name="height">The viewport's height in CSS pixels.</param>
    /// <param name="dark">Whether the person prefers dark colours.</param>
    /// <param name="locale">The language that the browser asks for.</param>
    internal Task<BrowserPage> OpenAsync(int width = 1280, int height = 800, bool dark = false, string locale = "en-US") => OpenAsync(Options(width, height, dark, locale));

    /// <summary>Opens a page on a tablet: fingers, and no pointer.</summary>
    internal Task<BrowserPage> OpenTabletAsync(int width, int height) => OpenAsync(new(Options(width, height, false, "en-US")) { HasTouch = true, IsMobile = true });

    /// <summary>Opens a page whose colours the person's system chooses.</summary>
    internal Task<BrowserPage> OpenForcedColorsAsync(bool dark) => OpenAsync(new(Options(1280, 800, dark, "en-US")) { ForcedColors = ForcedColors.Active });

    private async Task<BrowserPage> OpenAsync(BrowserNewContextOptions options)
    {
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(ActionTimeout);
        return new BrowserPage(context, await context.NewPageAsync());
    }

    private static BrowserNewContextOptions Options(int width, int height, bool dark, string locale) => new()
    {
        ViewportSize = new ViewportSize { Width = width, Height = height },
        DeviceScaleFactor = 1,
        TimezoneId = "UTC",
        Locale = locale,
        ReducedMotion = ReducedMotion.Reduce,
        ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        AcceptDownloads = true,
    };
}

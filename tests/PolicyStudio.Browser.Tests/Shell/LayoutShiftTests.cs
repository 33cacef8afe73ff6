using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.Browser.Tests.Scenario;
using PolicyStudio.TestStudio;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Shell;

/// <summary>Nothing moves when what was waited for comes.</summary>
public sealed class LayoutShiftTests(BrowserFixture browser)
{
    private static readonly (string Address, string Complete)[] Pages =
    [
        ("studio", "tr.row"), ("overview", ".tile .value"), ("namespaces", ".explore tbody tr"), ("workloads", ".explore tbody tr"), ("policies", ".explore .none"),
    ];

    private const string Watch = """
        window.shifts = [];
        new PerformanceObserver(list => {
          for (const shift of list.getEntries())
            window.shifts.push(`${shift.value.toFixed(4)}: ${shift.sources.map(s => s.node?.outerHTML?.slice(0, 120) ?? s.node?.nodeName).join(' | ')}`);
        }).observe({ type: 'layout-shift', buffered: true });
        """;

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(820, 1180)]
    [InlineData(1920, 1080)]
    public async Task Nothing_moves_when_the_cluster_has_been_read(int width, int height)
    {
        await using var api = await ApiStandIn.StartAsync(ScenarioNames.Founding.Manifest(), isSlow: true);
        await using var studio = await StudioHost.StartAsync(api.StudioArguments);
        var open = new List<BrowserPage>();
        foreach (var (address, _) in Pages)
        {
            var page = await browser.OpenAsync(width, height);
            open.Add(page);
            await page.Page.AddInitScriptAsync(Watch);
            await page.GoAsync(studio.Address, address);
            await Expect(page.Page.Locator(".loading")).ToBeVisibleAsync();
            // A font that comes late is another matter.
            await page.Page.EvaluateAsync("async () => { await document.fonts.ready; window.shifts = []; }");
        }

        api.Open();

        foreach (var (page, (address, complete)) in open.Zip(Pages))
        {
            await Expect(page.Page.Locator(complete).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
            // Whatever is to move has moved two frames later.
            await page.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            var shifts = await page.Page.EvaluateAsync<string[]>("() => window.shifts");
            Assert.True(shifts.Length == 0, $"{address}: {string.Join('\n', shifts)}");
            await page.DisposeAsync();
        }
    }
}

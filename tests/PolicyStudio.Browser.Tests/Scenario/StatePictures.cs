using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Pictures;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>How pages look while they are read, when there is nothing to show, and when something is wrong.</summary>
public sealed class StatePictures(BrowserFixture browser, SharedStudios studios)
{
    private static readonly (int Width, int Height, bool Dark)[] Looks = [(1280, 800, false), (1920, 1080, true)];

    private const string NoPolicies = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: api, namespace: shop}
        spec:
          replicas: 2
          selector: {matchLabels: {app: api}}
          template: {metadata: {labels: {app: api}}, spec: {containers: [{name: main, image: example/api, ports: [{name: http, containerPort: 8080}]}]}}
        """;

    [Fact]
    public async Task While_the_cluster_is_read()
    {
        await using var api = await ApiStandIn.StartAsync(NoPolicies, isSlow: true);
        await using var studio = await StudioHost.StartAsync(api.StudioArguments);
        await using (var first = await browser.OpenAsync())
        {
            await first.GoAsync(studio.Address, "studio");
            await Expect(first.Page.Locator(".kinds .listing").First).ToBeVisibleAsync();
            await Expect(first.Page.Locator(".kinds .waiting")).ToHaveCountAsync(0);
        }
        await ShowAsync(studio, "loading", ("studio", "studio", ".loading"), ("overview", "overview", ".loading"), ("workloads", "workloads", ".loading"));
    }

    [Fact]
    public async Task When_the_API_server_refuses()
    {
        await using var api = await ApiStandIn.StartAsync(NoPolicies);
        api.Refusal = 401;
        await using var studio = await StudioHost.StartAsync(api.StudioArguments);
        await ShowAsync(studio, "refused", ("studio", "studio", ".loading .note"), ("workloads", "workloads", ".loading .note"));
    }

    [Fact]
    public async Task When_pods_may_not_be_read()
    {
        await using var api = await ApiStandIn.StartAsync(NoPolicies, forbidden: ["pods"]);
        await using var studio = await StudioHost.StartAsync(api.StudioArguments);
        await ShowAsync(studio, "forbidden", ("studio", "studio", ".loading .note"));
    }

    [Fact]
    public async Task When_the_watch_is_lost()
    {
        await using var api = await ApiStandIn.StartAsync(NoPolicies);
        await using var studio = await StudioHost.StartAsync(api.StudioArguments);
        await using (var first = await browser.OpenAsync())
        {
            await first.GoAsync(studio.Address, "studio");
            api.Fail();
            await Expect(first.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Stale", new() { Timeout = 30_000 });
        }
        await ShowAsync(studio, "stale", ("studio", "studio", ".stale"), ("policies", "policies", ".stale"));
    }

    [Fact]
    public async Task When_nothing_runs_in_the_cluster()
    {
        await using var api = await ApiStandIn.StartAsync("");
        await using var studio = await StudioHost.StartAsync(api.StudioArguments);
        await ShowAsync(studio, "empty", ("studio", "studio", ".empty"), ("overview", "overview", ".none"), ("namespaces", "namespaces", ".none"),
            ("workloads", "workloads", ".none"), ("drafts", "drafts", ".empty"), ("audit", "audit", ".empty"));
    }

    [Fact]
    public async Task When_there_is_no_policy_and_nothing_of_that_name()
    {
        await using var api = await ApiStandIn.StartAsync(NoPolicies);
        await using var studio = await StudioHost.StartAsync(api.StudioArguments);
        await ShowAsync(studio, "none", ("policies", "policies", ".none"), ("filter", "workloads?q=nothing-like-that", ".none"), ("target", "studio?target=shop/gone", ".empty"),
            ("address", "nowhere", "h1"), ("findings", "findings", ".explore"));
    }

    [Theory]
    [InlineData(820, 1180)]
    [InlineData(1180, 820)]
    public async Task On_a_tablet(int width, int height)
    {
        var studio = await studios.DemoAsync();
        await using var page = await browser.OpenTabletAsync(width, height);
        foreach (var (name, address, complete) in ExplorerPages.All.Where(p => p.Name is "overview" or "namespaces" or "workloads").Prepend(("studio", StudioPage.Address(ScenarioNames.Founding), "tr.row")))
        {
            await page.GoAsync(studio, address);
            await Expect(page.Page.Locator(complete).First).ToBeVisibleAsync();
            Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => Math.max(...['html', 'main', 'header'].map(s => document.querySelector(s)).map(e => e.scrollWidth - e.clientWidth))"));
            Assert.Empty(await page.Page.EvaluateAsync<string[]>(SmallTargets));
            Assert.Empty(await page.Page.EvaluateAsync<string[]>(SmallSwitches));
            await Picture.ShouldMatchAsync(page.Page, $"tablet-{name}-{width}");
        }
    }

    [Theory]
    [InlineData(1280, 800, false)]
    [InlineData(820, 1180, true)]
    public async Task With_names_of_63_characters(int width, int height, bool dark)
    {
        var name = "a-name-as-long-as-names-may-be-" + new string('x', 32);
        await using var api = await ApiStandIn.StartAsync(NoPolicies.Replace("shop", name, StringComparison.Ordinal).Replace("name: api", $"name: {name}", StringComparison.Ordinal));
        await using var studio = await StudioHost.StartAsync(api.StudioArguments);
        await using var page = await browser.OpenAsync(width, height, dark);
        foreach (var (shown, address, complete) in new[] { ("studio", "studio", "tr.row"), ("workloads", "workloads", ".explore tbody tr") })
        {
            await page.GoAsync(studio.Address, address);
            await Expect(page.Page.Locator(complete).First).ToBeVisibleAsync();
            Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => Math.max(...['html', 'main', 'header'].map(s => document.querySelector(s)).map(e => e.scrollWidth - e.clientWidth))"));
            await Picture.ShouldMatchAsync(page.Page, $"long-{shown}-{width}-{(dark ? "dark" : "light")}");
        }
    }

    // What a finger can hit: a control's own box, or the wider one that its ::after makes of it.
    private const string SmallTargets = """
        () => [...document.querySelectorAll('button, select, input:not([type=radio], [type=checkbox]), a.btn, a.pill, header a')]
          .filter(e => e.offsetParent && !e.closest('.sr-only, svg') && e.getBoundingClientRect().width > 1)
          .map(e => [e, Math.max(e.offsetHeight, parseFloat(getComputedStyle(e, '::after').height) || 0)])
          .filter(([e, height]) => height < 32).map(([e, height]) => `${e.outerHTML.slice(0, 120)}: ${height}`)
        """;

    // A switch of the graph is hit beside what is drawn of it as well, above and below: by a quarter of its height, at whatever scale the graph is.
    private const string SmallSwitches = """
        () => [...document.querySelectorAll('.ps-diagram [role=switch]')]
          .map(e => [e, e.querySelector('.ps-focus').getBoundingClientRect()])
          .filter(([e, box]) => [box.top - box.height / 4, box.bottom + box.height / 4].some(y => {
            const hit = document.elementFromPoint(box.left + box.width / 2, y);
            return hit?.closest('.ps-diagram') && hit.closest('[role=switch]') !== e;
          })).map(([e]) => e.getAttribute('aria-label'))
        """;

    private async Task ShowAsync(StudioHost studio, string state, params (string Name, string Address, string Complete)[] pages)
    {
        foreach (var look in Looks) await ShowAsync(studio, look, state, pages);
    }

    private async Task ShowAsync(StudioHost studio, (int Width, int Height, bool Dark) look, string state, (string Name, string Address, string Complete)[] pages)
    {
        await using var page = await browser.OpenAsync(look.Width, look.Height, look.Dark);
        foreach (var (name, address, complete) in pages)
        {
            await page.GoAsync(studio.Address, address);
            await Expect(page.Page.Locator(complete).First).ToBeVisibleAsync(new() { Timeout = 20_000 });
            Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => Math.max(...['html', 'main', 'header'].map(s => document.querySelector(s)).map(e => e.scrollWidth - e.clientWidth))"));
            await HideClocksAsync(page.Page);
            await Picture.ShouldMatchAsync(page.Page, $"state-{state}-{name}-{look.Width}-{(look.Dark ? "dark" : "light")}");
        }
    }

    // A port, an age and a time of day are others in each run, and as wide as they happen to be.
    private static async Task HideClocksAsync(IPage page) => await page.EvaluateAsync("""
        () => {
          Object.assign(document.querySelector('.status').style, { visibility: 'hidden', flex: 'none', width: '180px' });
          for (const at = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); at.nextNode();)
            at.currentNode.data = at.currentNode.data.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:6443').replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, '2026-01-01 12:00:00').replace(/\d\d:\d\d:\d\d/, '12:00:00');
        }
        """);
}

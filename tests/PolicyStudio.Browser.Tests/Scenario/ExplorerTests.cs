using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Pictures;
using PolicyStudio.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>The pages of numbers and lists: from the overview down to a pair, and into the studio.</summary>
public sealed class ExplorerTests(BrowserFixture browser, SharedStudios studios)
{
    [Fact]
    public async Task From_the_overview_down_to_a_pair_and_into_the_studio()
    {
        var studio = await studios.DemoAsync();
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        await browserPage.GoAsync(studio);

        await PageMenu.OpenAsync(page, "Overview");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Overview", Exact = true })).ToHaveAttributeAsync("aria-current", "page");
        await page.GetByRole(AriaRole.Link, new() { Name = "Pairs with an open port" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = ": backend to db" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Pairs of workloads" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "orders", Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "mysql", Exact = true }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Who reaches it" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open in the studio" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Who reaches db/mysql");
        Assert.Empty(browserPage.Complaints);
    }

    [Theory]
    [InlineData(1280, 800, false)]
    [InlineData(1280, 800, true)]
    [InlineData(1920, 1080, false)]
    [InlineData(1920, 1080, true)]
    public async Task The_explorer_looks_as_in_its_pictures_and_axe_finds_nothing_serious(int width, int height, bool dark)
    {
        var studio = await studios.AppliedAsync(browser);
        await using var page = await browser.OpenAsync(width, height, dark);
        var (explorer, found) = (new ExplorerPages(page), new List<string>());
        foreach (var (name, address, complete) in ExplorerPages.All)
        {
            await explorer.OpenAsync(studio, address, complete);
            await Picture.ShouldMatchAsync(page.Page, $"explorer-{name}-{width}-{(dark ? "dark" : "light")}");
            Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
            // What axe judges is the same at every width, and costs seconds a page.
            if (width > 1280) continue;
            found.AddRange(await page.Page.FaultsAsync(name));
        }
        Assert.True(found.Count == 0, string.Join("\n", found));
        Assert.Empty(page.Complaints);
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(1920, 1080)]
    public async Task Names_of_63_characters_are_there_in_full_and_push_nothing_out_of_sight(int width, int height)
    {
        var studio = await studios.DemoAsync();
        await using var page = await browser.OpenAsync(width, height);
        var explorer = new ExplorerPages(page);
        // The policy is not there yet.
        foreach (var (name, address, complete) in ExplorerPages.All.Where(p => p.Name != "policy"))
        {
            await explorer.OpenAsync(studio, address, complete);
            await page.Page.EvaluateAsync("""
                () => document.querySelectorAll('.explore :is(h1, a.name, a.what, th.from, th.to span, .sub, code, .about strong)')
                  .forEach(e => { for (const n of e.childNodes) if (n.nodeType === 3 && n.data.trim()) n.data = 'a-name-as-long-as-names-may-be-' + 'x'.repeat(32); })
                """);
            var cut = await page.Page.EvaluateAsync<string[]>("""
                () => ['html', 'main'].filter(s => document.querySelector(s).scrollWidth > document.querySelector(s).clientWidth)
                  .concat([...document.querySelectorAll('.explore td, .explore .panel:not(.rows, .matrix)')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.className + ': ' + e.innerText.slice(0, 80)))
                """);
            Assert.True(cut.Length == 0, $"{name}: {string.Join("\n", cut)}");
        }
    }

    [Theory]
    [InlineData(640, 400)]
    [InlineData(900, 800)]
    [InlineData(1280, 800)]
    public async Task The_header_keeps_its_parts_in_sight_at_every_width(int width, int height)
    {
        var studio = await studios.DemoAsync();
        await using var page = await browser.OpenAsync(width, height);
        foreach (var address in new[] { "studio", "overview", "namespaces?view=matrix", "workloads", "policies" })
        {
            await page.GoAsync(studio, address);
            await Expect(page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" })).ToBeVisibleAsync();
            Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => Math.max(...['html', 'main', 'header'].map(s => document.querySelector(s)).map(e => e.scrollWidth - e.clientWidth))"));
            if (width >= 1280) Assert.Equal(56, await page.Page.EvaluateAsync<int>("() => document.querySelector('header').offsetHeight"));
        }
    }
}

using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Pictures;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>A person who reads Japanese, beside one who reads English.</summary>
public sealed class LanguageTests(BrowserFixture browser, SharedStudios studios)
{
    [Fact]
    public async Task Japanese_is_chosen_in_the_menu_and_stays_when_somebody_else_changes_the_cluster()
    {
        await using var host = await StudioHost.StartAsync();
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        await browserPage.GoAsync(host.Address, "policies?direction=ingress");
        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Button, new() { Name = "日本語" }).ClickAsync();

        await Expect(page.Locator("html[lang=ja]")).ToBeAttachedAsync();
        await browserPage.ListeningAsync();
        Assert.EndsWith("/policies?direction=ingress", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "概要", Exact = true }).ClickAsync();
        var tile = page.Locator(".tile").Filter(new() { HasText = "全開放のワークロード" });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "概要", Exact = true })).ToBeVisibleAsync();
        var before = await tile.Locator(".value").InnerTextAsync();

        // Somebody else, in English, drafts and applies.
        await using var other = await browser.OpenAsync();
        var run = new ScenarioRun(other, ScenarioNames.Founding);
        await run.OpenAsync(host.Address);
        await run.DraftAsync();
        await run.PreviewAsync();
        await run.ApplyAsync();

        await Expect(tile.Locator(".value")).Not.ToHaveTextAsync(before);
        await Expect(page.Locator(".tiles")).ToContainTextAsync("うち");
        await Expect(page.Locator(".tiles")).Not.ToContainTextAsync("workload");

        Assert.Empty(browserPage.Complaints);

        // Another tab chooses English, and this page's circuit is put to rest and woken: what is there stays in one language.
        await page.EvaluateAsync("() => { document.cookie = '.AspNetCore.Culture=c%3Den%7Cuic%3Den; path=/'; }");
        await page.EvaluateAsync("async () => { await Blazor.pauseCircuit(); await Blazor.resumeCircuit(); }");
        await page.GetByRole(AriaRole.Link, new() { Name = "ワークロード", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ワークロード", Exact = true })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Workloads", Exact = true })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_in_Japanese_look_as_in_their_pictures_and_axe_finds_nothing_serious(bool dark)
    {
        var studio = await studios.AppliedAsync(browser);
        await using var page = await browser.OpenAsync(1280, 800, dark, "ja-JP");
        var found = new List<string>();
        foreach (var (name, address, complete) in ExplorerPages.All.Concat([("audit", "audit", "tbody tr"), ("entry", "audit/1", "aside .panel"), ("studio", "studio?panel=sources", "tr.row")]))
        {
            await page.GoAsync(studio, address);
            await Expect(page.Page.Locator(complete).First).ToBeVisibleAsync();
            Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
            Assert.Equal(56, await page.Page.EvaluateAsync<int>("() => document.querySelector('header').offsetHeight"));
            if (name is "overview" or "audit" or "studio") await Picture.ShouldMatchAsync(page.Page, $"japanese-{name}-1280-{(dark ? "dark" : "light")}");
            // Colours are the same in every language, and are judged in English.
            if (!dark) found.AddRange(await page.Page.FaultsAsync(name));
        }
        Assert.True(found.Count == 0, string.Join("\n", found));
        Assert.Empty(page.Complaints);
    }
}

using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Crowded;
using PolicyStudio.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>The graph under a person's hand.</summary>
public sealed class GraphTests(BrowserFixture browser, SharedStudios studios)
{
    [Fact]
    public async Task An_edge_is_drawn_from_a_source_to_the_target_or_by_keyboard()
    {
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        await browserPage.GoAsync(await studios.DemoAsync(), "studio?target=db/mysql[StatefulSet]&port=3306&protocol=TCP");
        await Expect(page.Locator(".canvas[style]")).ToBeVisibleAsync();
        var (login, card) = (page.Locator(".ps-row[data-peer='identity/login[Deployment]']"), page.Locator(".ps-card"));
        var (remedies, why) = (page.GetByRole(AriaRole.Heading, new() { Name = "Smallest change that would admit it" }), page.GetByRole(AriaRole.Tab, new() { Name = "Why" }));

        // Given up, it was nothing: neither a click nor a move of the picture.
        var before = await page.Locator(".canvas").GetAttributeAsync("style");
        await DragAsync(login.Locator(".ps-node"), card, release: false);
        await Expect(page.Locator(".drawing.is-drawing")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".drawing.is-drawing")).ToBeHiddenAsync();
        await page.Mouse.UpAsync();
        await Expect(why).ToHaveAttributeAsync("aria-selected", "false");
        Assert.Equal(before, await page.Locator(".canvas").GetAttributeAsync("style"));

        await DragAsync(login.Locator(".ps-node"), card);
        await Expect(why).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("login");
        await Expect(remedies).ToBeFocusedAsync();

        // From the sign, too; and a plain click on it selects as ever.
        await page.GetByRole(AriaRole.Tab, new() { Name = "Sources" }).ClickAsync();
        await DragAsync(login.Locator(".ps-disc"), card);
        await Expect(remedies).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Sources" }).ClickAsync();
        await login.Locator(".ps-disc").ClickAsync();
        await Expect(remedies).ToBeVisibleAsync();
        await Expect(remedies).Not.ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Tab, new() { Name = "Sources" }).ClickAsync();
        await login.Locator(".ps-edge").PressAsync("Shift+Enter");
        await Expect(remedies).ToBeFocusedAsync();
        Assert.Empty(browserPage.Complaints);

        async Task DragAsync(ILocator from, ILocator to, bool release = true)
        {
            var (start, end) = ((await from.BoundingBoxAsync())!, (await to.BoundingBoxAsync())!);
            await page.Mouse.MoveAsync(start.X + start.Width / 2, start.Y + start.Height / 2);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(end.X + end.Width / 2, end.Y + 20, new() { Steps = 8 });
            if (release) await page.Mouse.UpAsync();
        }
    }

    [Fact]
    public async Task An_edge_that_is_pointed_at_or_focused_by_keyboard_stands_out()
    {
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        await browserPage.GoAsync(await studios.DemoAsync(), "studio?target=db/mysql[StatefulSet]&port=3306&protocol=TCP");
        await Expect(page.Locator(".canvas.is-placed")).ToBeVisibleAsync();
        var (login, mailer) = (page.Locator(".ps-row[data-peer='identity/login[Deployment]']"), page.Locator(".ps-row[data-peer='backend/mailer[Deployment]']"));

        await login.Locator(".ps-disc").HoverAsync();
        await StandsOutAsync(true);
        // What a pointer presses is chosen, and the others stay as they are once it has gone.
        await login.Locator(".ps-disc").ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Why" }).HoverAsync();
        await StandsOutAsync(false);
        await Expect(login).ToHaveClassAsync("ps-row is-chosen");

        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(login.Locator(".ps-edge")).ToBeFocusedAsync();
        await StandsOutAsync(true);
        await page.EvaluateAsync("document.activeElement.blur()");
        await StandsOutAsync(false);
        Assert.Empty(browserPage.Complaints);

        async Task StandsOutAsync(bool fadesOthers)
        {
            await Expect(login).ToHaveCSSAsync("opacity", "1");
            await Expect(mailer).ToHaveCSSAsync("opacity", fadesOthers ? "0.22" : "1");
        }
    }

    [Fact]
    public async Task A_workload_is_found_by_typing_at_once()
    {
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        await browserPage.GoAsync(await studios.DemoAsync(), "studio?target=db/mysql[StatefulSet]&port=3306&protocol=TCP");
        var storefront = page.Locator(".ps-row[data-peer='web/storefront[Deployment]'] .ps-node");
        await Expect(storefront).Not.ToBeInViewportAsync();

        await page.Keyboard.PressAsync("f");
        await Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        // Its own key is a letter there.
        await page.Keyboard.TypeAsync("storef");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveTextAsync(["web/storefront"]);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Combobox)).ToHaveCountAsync(0);
        await Expect(storefront).ToBeInViewportAsync();
        Assert.Empty(browserPage.Complaints);
    }

    [Fact]
    public async Task A_crowded_graph_stands_still_when_it_arrives_and_is_moved_by_its_ground()
    {
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        await page.AddInitScriptAsync("""
            window.shifted = [];
            const partOf = ({ node }) => (node?.closest ? node : node?.parentElement)?.closest('.viewport');
            new PerformanceObserver(list => list.getEntries().flatMap(e => e.sources).filter(partOf).forEach(s => window.shifted.push(s.node.nodeName))).observe({ type: 'layout-shift', buffered: true });
            """);
        await browserPage.GoAsync(await studios.CrowdedAsync(), CrowdedCluster.Link);
        await Expect(page.Locator(".ps-source")).ToHaveCountAsync(483, new() { Timeout = 30_000 });
        await Expect(page.Locator(".canvas[style]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await browserPage.GoAsync(await studios.CrowdedAsync(), CrowdedCluster.Link);
        await Expect(page.Locator(".ps-source")).ToHaveCountAsync(483, new() { Timeout = 30_000 });
        await Expect(page.Locator(".canvas[style]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Empty(await page.EvaluateAsync<string[]>("() => new Promise(r => requestAnimationFrame(() => setTimeout(() => r(window.shifted))))"));

        // All of them arrive by as many lines as there are looks.
        Assert.InRange(await page.Locator(".ps-trunks > g").CountAsync(), 2, 3);
        var before = await page.Locator(".canvas").GetAttributeAsync("style");
        await page.Mouse.MoveAsync(700, 700);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(700, 300, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        Assert.NotEqual(before, await page.Locator(".canvas").GetAttributeAsync("style"));
        Assert.Empty(browserPage.Complaints);
    }
}

using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.Browser.Tests.Scenario;
using PolicyStudio.TestStudio;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Shell;

/// <summary>The search over everything, the list of keys, and the keys themselves.</summary>
public sealed class CommandTests(BrowserFixture browser, SharedStudios studios)
{
    [Fact]
    public async Task Everything_that_has_a_name_is_found_and_run_by_keyboard()
    {
        await using var studio = await StudioHost.StartAsync();
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        var (search, options) = (page.GetByRole(AriaRole.Combobox, new() { Name = "Find a page, a workload" }), page.GetByRole(AriaRole.Option));
        await browserPage.GoAsync(studio.Address, "overview");

        // A question about a workload, from a page that is not the studio, whose heading has the focus first.
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Namespaces", Exact = true }).FocusAsync();
        await OpenAsync();
        Assert.Empty(await page.FaultsAsync("the page"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(search).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Namespaces", Exact = true })).ToBeFocusedAsync();
        await OpenAsync();
        await page.Keyboard.TypeAsync("whom db/mysql");
        await Expect(options.First).ToContainTextAsync("Whom db/mysql reaches");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Whom db/mysql reaches");

        // What was run last comes first; arrows, Home and End move.
        await OpenAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Used last" }).GetByRole(AriaRole.Option)).ToHaveTextAsync(["Whom db/mysql reachesStatefulSet"]);
        await page.Keyboard.PressAsync("End");
        await Expect(options.Last).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.TypeAsync("who reaches mysql");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Who reaches db/mysql");

        // What the page can do: a control is its own command.
        var toggle = page.GetByRole(AriaRole.Switch, new() { Name = "on namespace backend" });
        await toggle.PressAsync("Enter");
        await Expect(page.GetByText("Draft, 1 change")).ToBeVisibleAsync();
        await page.AddressAsync("draft=");
        await OpenAsync();
        await page.Keyboard.TypeAsync("undo");
        await page.Keyboard.PressAsync("Enter");
        await Expect(toggle).ToHaveAttributeAsync("aria-checked", "false");
        await page.Keyboard.PressAsync("Control+y");
        await Expect(toggle).ToHaveAttributeAsync("aria-checked", "true");

        // Another question keeps the draft, in the address as well.
        await page.AddressAsync("draft=");
        await OpenAsync();
        await page.Keyboard.TypeAsync("who reaches orders");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Who reaches backend/orders");
        await page.AddressAsync("draft=");
        await OpenAsync();
        await page.Keyboard.TypeAsync("preview");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Changed pairs" })).ToBeVisibleAsync();

        // Light and dark, and the language.
        await OpenAsync();
        await page.Keyboard.TypeAsync("light dark");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("html[data-theme=dark]")).ToBeAttachedAsync();
        await OpenAsync();
        await page.Keyboard.TypeAsync("日本語");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("html[lang=ja]")).ToBeAttachedAsync();
        Assert.Empty(browserPage.Complaints);

        async Task OpenAsync()
        {
            await page.Keyboard.PressAsync("Control+k");
            await Expect(search).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task Before_the_cluster_is_there_pages_are_found()
    {
        await using var api = await ApiStandIn.StartAsync("", isSlow: true);
        await using var studio = await StudioHost.StartAsync(api.StudioArguments);
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        await browserPage.GoAsync(studio.Address, "workloads");
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("mysql");
        await Expect(page.GetByText("The cluster is still being read")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Combobox).FillAsync("over");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keys_are_listed_go_to_pages_and_leave_whoever_types_alone()
    {
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        await browserPage.GoAsync(await studios.DemoAsync(), "overview");
        var keys = page.GetByRole(AriaRole.Dialog, new() { Name = "Keys, signs and language" });

        await page.Keyboard.PressAsync("?");
        await Expect(keys.GetByText("find a workload in the graph")).ToBeVisibleAsync();
        Assert.Empty(await page.FaultsAsync("the page"));
        // Behind a dialog nothing is pressed.
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("p");
        await Expect(keys).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(keys).ToBeHiddenAsync();
        Assert.EndsWith("/overview", page.Url, StringComparison.Ordinal);

        foreach (var (key, title) in new[] { ("w", "Workloads"), ("p", "Policies"), ("n", "Namespaces"), ("d", "Drafts"), ("a", "Audit log"), ("o", "Overview"), ("w", "Workloads") })
        {
            await page.Keyboard.PressAsync("g");
            await page.Keyboard.PressAsync(key);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = title })).ToBeVisibleAsync();
        }

        // What is typed is text; only the search opens from there.
        var words = page.GetByRole(AriaRole.Textbox, new() { Name = "Search", Exact = true });
        await words.FocusAsync();
        await page.Keyboard.TypeAsync("g?o/");
        await Expect(words).ToHaveValueAsync("g?o/");
        await Expect(keys).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Find a page" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Expect(words).ToBeFocusedAsync();
        Assert.Empty(browserPage.Complaints);
    }
}

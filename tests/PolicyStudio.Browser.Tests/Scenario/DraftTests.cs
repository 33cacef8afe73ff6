using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>A draft is kept as it is edited: neither a reload nor another window loses it, and its link shows it to others.</summary>
public sealed class DraftTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_reload_keeps_the_draft_and_a_second_window_sees_it()
    {
        await using var host = await StudioHost.StartAsync();
        await using var page = await browser.OpenAsync();
        var studio = new StudioPage(page);
        page.Page.Dialog += async (_, dialog) =>
        {
            await dialog.AcceptAsync();
            Assert.Fail($"the browser asked: {dialog.Type}");
        };
        await studio.OpenAsync(host.Address, ScenarioNames.Founding);
        // A browser asks only on behalf of a page that somebody has touched.
        await page.Page.Mouse.ClickAsync(5, 5);
        await studio.SwitchNamespaceAsync("backend", "name=backend");
        await studio.SwitchWorkloadAsync("backend", "orders", "db=access_ok");
        await Expect(studio.Text("Draft, 2 changes")).ToBeVisibleAsync();
        await page.Page.AddressAsync("&draft=");
        var link = page.Page.Url;

        await using var second = await browser.OpenAsync();
        await second.GoAsync(host.Address, "studio?target=db/mysql[StatefulSet]");
        await Expect(second.Page.GetByText("has a draft here")).ToBeVisibleAsync();

        await page.Page.ReloadAsync();
        await page.ListeningAsync();
        await Expect(studio.Text("Draft, 2 changes")).ToBeVisibleAsync();
        Assert.Equal(link, page.Page.Url);

        await page.GoAsync(host.Address, "drafts");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Without a name", Exact = true }).ClickAsync();
        await Expect(studio.Text("Draft, 2 changes")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await page.Page.AddressAsync("^(?!.*draft=)");
        await Expect(second.Page.GetByText("has a draft here")).ToBeHiddenAsync();
    }
}

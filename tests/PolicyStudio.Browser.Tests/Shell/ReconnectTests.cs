using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.Browser.Tests.Scenario;
using PolicyStudio.TestCluster;
using PolicyStudio.TestStudio;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Shell;

/// <summary>A connection that is lost takes nothing along: question, draft, selection and zoom are as they were.</summary>
public sealed class ReconnectTests(BrowserFixture browser)
{
    private const string Zoom = "() => document.querySelector('.canvas').style.transform";

    [Fact]
    public async Task A_cut_line_is_mended_and_everything_goes_on()
    {
        await using var studio = await StudioHost.StartAsync();
        await using var cable = new Cable(studio.Address);
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        await WorkAsync(browserPage, cable.Address);
        var (address, zoom) = (page.Url, await page.EvaluateAsync<string>(Zoom));

        cable.Cut();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The connection to the studio is lost" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(page.GetByText("The draft is kept")).ToBeVisibleAsync();
        cable.Mend();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 30_000 });

        await ExpectWorkAsync(page, address, zoom);
        await Expect(page.Locator("#loaded-again")).ToBeHiddenAsync();
        // The circuit is the one from before: what undo held is there.
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.GetByText("Draft, 1 change")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_studio_that_crashes_and_starts_again_has_the_page_as_it_was_and_says_so()
    {
        await using var api = await ApiStandIn.StartAsync(ScenarioNames.Founding.Manifest());
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        var data = Directory.CreateTempSubdirectory("policystudio-data-").FullName;
        try
        {
            string address, zoom;
            string[] arguments = [.. api.StudioArguments, "--data", data];
            Uri studio;
            await using (var first = await StudioHost.StartAsync(arguments))
            {
                studio = first.Address;
                await WorkAsync(browserPage, studio);
                await KeptAsync(studio);
                (address, zoom) = (page.Url, await page.EvaluateAsync<string>(Zoom));
                await first.KillAsync();
                await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The connection to the studio is lost" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
            }
            await using var second = await StudioHost.StartAsync([.. arguments, "--urls", studio.GetLeftPart(UriPartial.Authority)]);

            await Expect(page.GetByText("This page was loaded again")).ToBeVisibleAsync(new() { Timeout = 60_000 });
            await browserPage.ListeningAsync();
            await ExpectWorkAsync(page, address, zoom);
            await page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
            await Expect(page.GetByText("This page was loaded again")).ToBeHiddenAsync();
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task A_page_that_was_put_to_rest_wakes_as_it_was()
    {
        await using var studio = await StudioHost.StartAsync();
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        await WorkAsync(browserPage, studio.Address);
        var (address, zoom) = (page.Url, await page.EvaluateAsync<string>(Zoom));

        await page.EvaluateAsync("() => Blazor.pauseCircuit()");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 30_000 });

        await ExpectWorkAsync(page, address, zoom);
    }

    // A draft of two changes, a chosen edge with its reasons, and a zoom that is nobody's default.
    private static async Task WorkAsync(BrowserPage browserPage, Uri studio)
    {
        var page = browserPage.Page;
        await browserPage.GoAsync(studio, $"{StudioPage.Address(ScenarioNames.Founding)}&nslabel=name=backend&podlabel=db=access_ok");
        var scenario = new StudioPage(browserPage);
        await scenario.SwitchNamespaceAsync("backend", "name=backend");
        await scenario.SwitchWorkloadAsync("backend", "orders", "db=access_ok");
        await Expect(page.GetByText("Draft, 2 changes")).ToBeVisibleAsync();
        await scenario.ChooseAsync("backend/orders");
        await scenario.OpenPanelAsync("Why");
        await Expect(page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("orders");
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("+");
        await page.AddressAsync("(?=.*draft=)(?=.*panel=)");
        await page.WaitForFunctionAsync("() => sessionStorage.getItem('ps-view')");
    }

    // A crash takes along what is not written yet, a moment's work: the list of drafts says what is there.
    private async Task KeptAsync(Uri studio)
    {
        await using var other = await browser.OpenAsync();
        await Eventually.HoldsAsync("both changes are kept", async () =>
        {
            await other.GoAsync(studio, "drafts");
            await Expect(other.Page.Locator(".drafts :is(table, .empty)")).ToBeVisibleAsync();
            return await other.Page.Locator(".drafts td.what p").CountAsync() == 2;
        });
    }

    private static async Task ExpectWorkAsync(IPage page, string address, string zoom)
    {
        await page.AddressAsync("draft=");
        Assert.Equal(address.Split('?', '&').Order(StringComparer.Ordinal), page.Url.Split('?', '&').Order(StringComparer.Ordinal));
        await Expect(page.GetByText("Draft, 2 changes")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Why" })).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("orders");
        await page.WaitForFunctionAsync($"zoom => ({Zoom})() === zoom", zoom);
    }
}

using System.Text;
using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Pictures;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>What was applied is found again, exported, and undone by a plan of its own.</summary>
public sealed class AuditTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_change_is_found_in_the_log_and_undone_from_there()
    {
        await using var host = await StudioHost.StartAsync();
        await using var page = await browser.OpenAsync();
        var (studio, log) = (new StudioPage(page), new AuditPages(page));
        var run = new ScenarioRun(page, ScenarioNames.Founding);
        await run.OpenAsync(host.Address);
        await run.DraftAsync();
        await studio.PreviewAsync();
        await run.ApplyAsync();

        await log.OpenAsync();
        await log.SearchAsync("nobody wrote this", 0);
        await log.SearchAsync("mysql", 1);
        await log.VerifyAsync();
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Link, new() { Name = "Export" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), Encoding.UTF8, TestContext.Current.CancellationToken);
        Assert.StartsWith("{\"entry\":{", Assert.Single(lines), StringComparison.Ordinal);

        await log.OpenEntryAsync("orders needs MySQL");
        await Expect(page.Page.GetByText("3 fields can be put back as they were.")).ToBeVisibleAsync();
        await log.PreviewUndoAsync();
        await studio.ApplyAsync(writes: 3);
        await studio.BackAsync();
        await studio.ExpectOpenToEveryoneAsync();

        await log.OpenAsync();
        await Expect(page.Page.GetByText("undo of 1:")).ToBeVisibleAsync();
        await log.OpenEntryAsync("orders needs MySQL");
        Assert.Empty(page.Complaints);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_change_for_a_while_only_is_kept_by_whoever_confirms_it(bool dark)
    {
        await using var host = await StudioHost.StartAsync();
        await using var page = await browser.OpenAsync(1280, 800, dark);
        var (studio, log) = (new StudioPage(page), new AuditPages(page));
        var run = new ScenarioRun(page, ScenarioNames.Founding);
        await run.OpenAsync(host.Address);
        await run.DraftAsync();
        await studio.PreviewAsync();
        await page.Page.GetByLabel("How long it stays").SelectOptionAsync("5");
        await studio.ApplyAsync(writes: 3);
        await Expect(page.Page.GetByText("This change is provisional")).ToBeVisibleAsync();
        // How far it was scrolled for the button hangs on what stood above it in that moment.
        await page.Page.Locator("main").EvaluateAsync("main => { main.scrollTo(0, 0); main.querySelector('.provisional').scrollIntoView({ block: 'center' }); }");
        await Picture.ShouldMatchAsync(page.Page, $"studio-provisional-1280-{(dark ? "dark" : "light")}");

        await log.OpenAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it for good" }).ClickAsync();
        await Expect(page.Page.GetByText("This change is provisional")).ToBeHiddenAsync();
        await log.SearchAsync("confirmed", 1);
        await Expect(page.Page.GetByText("confirms 1:")).ToBeVisibleAsync();
        Assert.Empty(page.Complaints);
    }
}

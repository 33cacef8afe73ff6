using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>Nothing that axe calls serious or critical on any page, in either theme.</summary>
public sealed class AccessibilityTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Axe_finds_nothing_serious_on_any_page(bool dark)
    {
        await using var host = await StudioHost.StartAsync();
        await using var page = await browser.OpenAsync(1280, 800, dark);
        var (run, log, found) = (new ScenarioRun(page, ScenarioNames.Founding), new AuditPages(page), new List<string>());

        await run.OpenAsync(host.Address);
        await LookAsync("start");
        await run.DraftAsync();
        await LookAsync("draft");
        await run.ShowDraftsAsync();
        await LookAsync("drafts");
        await run.OpenDraftAsync();
        await run.ShowFindingsAsync();
        await LookAsync("findings");
        await run.PreviewAsync();
        await run.ShowAnswersAsync();
        await LookAsync("preview");
        await run.ApplyAsync();
        await LookAsync("applied");
        await log.OpenAsync();
        await LookAsync("audit");
        await log.OpenEntryAsync("orders needs MySQL");
        await LookAsync("entry");
        foreach (var address in new[] { "studio?target=db/nothing", "audit/99", "nowhere" })
        {
            await page.GoAsync(host.Address, address);
            await LookAsync(address);
        }
        Assert.True(found.Count == 0, string.Join("\n", found));

        async Task LookAsync(string state) => found.AddRange(await page.Page.FaultsAsync(state));
    }
}

using PolicyStudio.Browser.Tests.Pictures;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>How the studio looks on the founding scenario: the pictures that README shows are the baselines. Nothing that axe calls serious or critical is on them.</summary>
public sealed class PictureTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, 800, false)]
    [InlineData(1280, 800, true)]
    [InlineData(1920, 1080, false)]
    [InlineData(1920, 1080, true)]
    public async Task The_studio_looks_as_in_its_pictures_and_axe_finds_nothing_serious(int width, int height, bool dark)
    {
        await using var studio = await StudioHost.StartAsync();
        await using var page = await browser.OpenAsync(width, height, dark);
        var (run, log, found) = (new ScenarioRun(page, ScenarioNames.Founding), new AuditPages(page), new List<string>());

        // What axe judges is the same at every width, and costs seconds a page.
        var isJudged = width == 1280;

        await run.OpenAsync(studio.Address);
        await ShouldMatchAsync("start");
        await run.DraftAsync();
        await ShouldMatchAsync("draft");
        await run.ShowDraftsAsync();
        await ShouldMatchAsync("drafts");
        await run.OpenDraftAsync();
        await run.ShowRemediesAsync();
        await ShouldMatchAsync("remedies");
        await run.ShowFindingsAsync();
        await ShouldMatchAsync("findings");
        await run.PreviewAsync();
        await run.ShowAnswersAsync();
        await ShouldMatchAsync("preview");
        await run.ApplyAsync();
        await ShouldMatchAsync("applied");
        await log.OpenAsync();
        await ShouldMatchAsync("audit");
        await log.OpenEntryAsync("orders needs MySQL");
        await ShouldMatchAsync("entry");
        foreach (var address in isJudged ? ["studio?target=db/nothing", "audit/99", "nowhere"] : Array.Empty<string>())
        {
            await page.GoAsync(studio.Address, address);
            await JudgeAsync(address);
        }
        Assert.True(found.Count == 0, string.Join("\n", found));

        async Task ShouldMatchAsync(string state)
        {
            await Picture.ShouldMatchAsync(page.Page, $"studio-{state}-{width}-{(dark ? "dark" : "light")}");
            await JudgeAsync(state);
        }

        async Task JudgeAsync(string state)
        {
            if (isJudged) found.AddRange(await page.Page.FaultsAsync(state));
        }
    }
}

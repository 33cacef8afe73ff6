using PolicyStudio.Browser.Tests.Pictures;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>How the studio looks on the founding scenario: the pictures that README shows are the baselines.</summary>
public sealed class PictureTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, 800, false)]
    [InlineData(1280, 800, true)]
    [InlineData(1920, 1080, false)]
    [InlineData(1920, 1080, true)]
    public async Task The_studio_looks_as_in_its_pictures(int width, int height, bool dark)
    {
        await using var studio = await StudioHost.StartAsync();
        await using var page = await browser.OpenAsync(width, height, dark);
        var run = new ScenarioRun(page, ScenarioNames.Founding);
        Task ShouldMatchAsync(string state) => Picture.ShouldMatchAsync(page.Page, $"studio-{state}-{width}-{(dark ? "dark" : "light")}");

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
        var log = new AuditPages(page);
        await log.OpenAsync();
        await ShouldMatchAsync("audit");
        await log.OpenEntryAsync("orders needs MySQL");
        await ShouldMatchAsync("entry");
    }
}

using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Browser.Tests.Scenario;

public sealed class DemoScenarioTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_founding_scenario_on_the_demo_cluster()
    {
        await using var studio = await StudioHost.StartAsync();
        await using var page = await browser.OpenAsync();
        var run = new ScenarioRun(page, ScenarioNames.Founding);

        await run.OpenAsync(studio.Address);
        await run.DraftAsync();
        await run.PreviewAsync();
        await run.ApplyAsync();
        await run.SwitchOffAsync();
        Assert.Empty(page.Complaints);
    }
}

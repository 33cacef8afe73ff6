using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>A draft lives as long as its page: the browser asks before it goes with it.</summary>
public sealed class DraftTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_reload_asks_before_it_throws_a_draft_away_and_not_otherwise()
    {
        await using var host = await StudioHost.StartAsync();
        await using var page = await browser.OpenAsync();
        var studio = new StudioPage(page);
        var asked = new TaskCompletionSource<string>();
        page.Page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.DismissAsync();
        };
        await studio.OpenAsync(host.Address, ScenarioNames.Founding);
        await page.Page.ReloadAsync();
        await page.ListeningAsync();
        Assert.False(asked.Task.IsCompleted);

        // A browser asks only on behalf of a page that somebody has touched.
        await page.Page.Mouse.ClickAsync(5, 5);
        await studio.SwitchNamespaceAsync("backend", "name=backend");
        var reload = page.Page.EvaluateAsync("() => location.reload()");
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        await reload;
        await studio.ExpectVerdictAsync("backend/orders", "allowed");
        Assert.Equal(1, await studio.Text("Draft, 1 change").CountAsync());
    }
}

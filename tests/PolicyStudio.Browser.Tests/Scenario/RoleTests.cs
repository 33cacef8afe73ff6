using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.Browser.Tests.SignOn;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>Who may do what: everybody with a role may see, draft and preview; it takes an author to apply.</summary>
public sealed class RoleTests(BrowserFixture browser, SignOnFixture signOn) : IClassFixture<SignOnFixture>
{
    [Fact]
    public async Task A_viewer_drafts_and_previews_and_is_told_who_may_apply()
    {
        await using var page = await PreviewAsync("vera");

        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Apply to" })).ToBeDisabledAsync();
        await Expect(page.Page.GetByText("Applying takes the role Author")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_author_applies()
    {
        await using var page = await PreviewAsync("arthur");

        await new StudioPage(page).ApplyAsync(writes: 1);
    }

    private async Task<BrowserPage> PreviewAsync(string person)
    {
        var page = await browser.OpenAsync();
        await SignOnFixture.SignInAsync(page, signOn.Address, person);
        var studio = new StudioPage(page);
        await studio.OpenAsync(signOn.Address, ScenarioNames.Founding);
        await studio.SwitchNamespaceAsync("backend", "name=backend");
        await studio.PreviewAsync();
        return page;
    }
}

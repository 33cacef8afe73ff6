using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.SignOn;

public sealed class WithoutSignOnTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_studio_opens_on_loopback_and_the_browser_has_no_complaint()
    {
        await using var studio = await StudioHost.StartAsync();
        await using var page = await browser.OpenAsync();

        await page.GoAsync(studio.Address);

        await Expect(page.Page.GetByTestId("account")).ToHaveAttributeAsync("data-can-apply", "true");
        Assert.Empty(page.Complaints);
    }
}

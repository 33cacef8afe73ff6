using Microsoft.Playwright;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>The way from one page to another, whether the pages stand side by side or behind one button.</summary>
internal static class PageMenu
{
    public static async Task OpenAsync(IPage page, string name)
    {
        var menu = page.GetByRole(AriaRole.Button, new() { Name = "go to another page" });
        if (await menu.IsVisibleAsync()) await menu.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();
    }
}

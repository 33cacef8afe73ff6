using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>The focus of whoever works by keyboard: it is always somewhere that a person would look for it.</summary>
public sealed class KeyboardTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_focus_outlives_what_held_it()
    {
        await using var studio = await StudioHost.StartAsync();
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        await browserPage.GoAsync(studio.Address);

        // A target is chosen: the question has the focus again.
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("backend orders");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Who reaches backend/orders");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Choose another target" })).ToBeFocusedAsync();

        // The tabs beside the graph go on with the arrows.
        await page.GetByRole(AriaRole.Tab, new() { Name = "Sources" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Why" })).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Why" })).ToBeFocusedAsync();

        // A change is taken out, and its button with it: Escape still closes the list.
        await page.GetByRole(AriaRole.Switch, new() { Name = "on namespace backend" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Changes of the draft" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take out" }).PressAsync("Enter");
        await Expect(page.GetByText("Nothing is changed.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByText("Nothing is changed.")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Changes of the draft" })).ToBeFocusedAsync();
        Assert.Empty(browserPage.Complaints);
    }

    [Theory]
    [InlineData(900, 800)]
    [InlineData(640, 400)]
    public async Task A_narrow_or_enlarged_window_cuts_nothing_off_at_the_side(int width, int height)
    {
        await using var studio = await StudioHost.StartAsync();
        await using var browserPage = await browser.OpenAsync(width, height);
        var page = browserPage.Page;
        await browserPage.GoAsync(studio.Address);
        await page.GetByRole(AriaRole.Switch, new() { Name = "on namespace backend" }).PressAsync("Enter");
        await Expect(page.GetByText("Draft, 1 change")).ToBeVisibleAsync();

        await ExpectNoOverflowAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Preview for" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Apply to" })).ToBeVisibleAsync();
        await ExpectNoOverflowAsync(page);
    }

    private static async Task ExpectNoOverflowAsync(IPage page) =>
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(...['html', 'main'].map(s => document.querySelector(s)).map(e => e.scrollWidth - e.clientWidth))"));
}

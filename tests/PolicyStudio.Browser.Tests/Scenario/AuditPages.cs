using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>The audit log's pages as a person uses them.</summary>
internal sealed class AuditPages(BrowserPage browser)
{
    private IPage Page => browser.Page;

    public async Task OpenAsync()
    {
        await PageMenu.OpenAsync(Page, "Audit log");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Audit log" })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
    }

    public async Task OpenEntryAsync(string reason)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = reason }).First.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "What changed between whom" })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Undo" })).ToBeVisibleAsync();
    }

    public async Task SearchAsync(string words, int found)
    {
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Search", Exact = true }).FillAsync(words);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await Expect(Page.Locator("tbody tr")).ToHaveCountAsync(found);
    }

    public async Task VerifyAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Verify the chain" }).ClickAsync();
        await Expect(Page.GetByText("Head, to be noted elsewhere")).ToBeVisibleAsync();
    }

    public async Task PreviewUndoAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Preview the undo" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Changed pairs" })).ToBeVisibleAsync();
    }
}

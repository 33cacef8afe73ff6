using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Pictures;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>The editor of a policy: form and text are one document, which goes into the draft.</summary>
public sealed class EditorTests(BrowserFixture browser, SharedStudios studios)
{
    private const string Existing = "edit?policy=catalog/search-from-prometheus";

    [Fact]
    public async Task A_policy_is_edited_as_form_and_as_text_and_goes_into_the_draft()
    {
        await using var studio = await StudioHost.StartAsync();
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        await browserPage.GoAsync(studio.Address, Existing);
        var text = page.GetByRole(AriaRole.Textbox, new() { Name = "The policy as YAML" });
        await Expect(text).ToContainTextAsync("name: search-from-prometheus");

        // A click puts the cursor into the text, and nothing else happens.
        await page.EvaluateAsync("() => { window.isStill = true; }");
        await text.ClickAsync();
        await Expect(text).ToBeFocusedAsync();

        // A comment is typed; an edit of the form leaves it where it is.
        await text.PressAsync("Control+Home");
        await text.PressSequentiallyAsync("# who asks\n");
        await page.GetByLabel("port, a number or a name").FillAsync("9090");
        await page.GetByLabel("port, a number or a name").PressAsync("Tab");
        await Expect(text).ToContainTextAsync("port: 9090");
        await Expect(text).ToContainTextAsync("# who asks");

        // Undo in the text takes the form along.
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo in the text" }).ClickAsync();
        await Expect(page.GetByLabel("port, a number or a name")).ToHaveValueAsync("8080");
        await page.GetByRole(AriaRole.Button, new() { Name = "Redo in the text" }).ClickAsync();
        await Expect(page.GetByLabel("port, a number or a name")).ToHaveValueAsync("9090");

        // An error is marked at its line, in the list it leads there, and the form waits.
        await text.PressAsync("Control+Home");
        await text.PressSequentiallyAsync("wrong: field\n");
        await Expect(page.Locator(".cm-lintRange-error").First).ToContainTextAsync("wrong");
        await Expect(page.Locator("fieldset[disabled]")).ToHaveCountAsync(1);
        await page.Locator(".problems button").First.ClickAsync();
        await Expect(text).ToBeFocusedAsync();
        await UndoAsync("wrong");
        await Expect(page.Locator("fieldset[disabled]")).ToHaveCountAsync(0);
        await Expect(page.Locator(".cm-lintRange-error")).ToHaveCountAsync(0);

        // What has the focus in the form is marked in the text.
        await page.GetByLabel("port, a number or a name").FocusAsync();
        await Expect(page.Locator(".cm-part")).Not.ToHaveCountAsync(0);

        // A key is completed by keyboard, and what may follow it is offered.
        await text.PressAsync("Control+End");
        await text.PressSequentiallyAsync("  egr");
        await Expect(page.Locator(".cm-tooltip-autocomplete [aria-selected=true]")).ToContainTextAsync("egress");
        Assert.Empty(await page.FaultsAsync("the page"));
        await text.PressAsync("Enter");
        await Expect(text).ToContainTextAsync("egress:");
        await Expect(page.Locator(".cm-tooltip-autocomplete")).ToContainTextAsync("to");
        await text.PressAsync("Escape");
        await UndoAsync("egr");

        Assert.True(await page.EvaluateAsync<bool?>("() => window.isStill"), "the page was loaded again");

        // Into the draft, and to the graph, which shows what it would do.
        await Expect(page.Locator(".consequences")).ToContainTextAsync("ports");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put and open the studio" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("catalog/search");
        await Expect(page.GetByText("Draft, 1 change")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Draft, no changes")).ToBeVisibleAsync();
        Assert.Empty(browserPage.Complaints);

        // How much is one step hangs on how fast it was typed.
        async Task UndoAsync(string typed)
        {
            while ((await text.TextContentAsync())!.Contains(typed, StringComparison.Ordinal)) await text.PressAsync("Control+z");
        }
    }

    [Fact]
    public async Task Escape_and_Tab_leave_the_text_and_leaving_with_something_unsaved_asks()
    {
        var studio = await studios.DemoAsync();
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        await browserPage.GoAsync(studio, Existing);
        var text = page.GetByRole(AriaRole.Textbox, new() { Name = "The policy as YAML" });

        await text.PressAsync("Control+End");
        await text.PressAsync("Escape");
        await text.PressAsync("Tab");
        await Expect(text).Not.ToBeFocusedAsync();

        await page.GetByLabel("port, a number or a name").FillAsync("9091");
        await page.GetByLabel("port, a number or a name").PressAsync("Tab");
        await Expect(text).ToContainTextAsync("port: 9091");
        await PageMenu.OpenAsync(page, "Policies");
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToHaveCountAsync(0);
        await PageMenu.OpenAsync(page, "Policies");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Policies" })).ToBeVisibleAsync();
        Assert.Empty(browserPage.Complaints);
    }

    [Theory]
    [InlineData(1280, 800, false)]
    [InlineData(1280, 800, true)]
    [InlineData(1920, 1080, false)]
    [InlineData(1920, 1080, true)]
    public async Task The_editor_looks_as_in_its_pictures_and_axe_finds_nothing_serious(int width, int height, bool dark)
    {
        var studio = await studios.DemoAsync();
        await using var browserPage = await browser.OpenAsync(width, height, dark);
        var (page, found) = (browserPage.Page, new List<string>());

        await browserPage.GoAsync(studio, "edit?namespace=catalog");
        await Expect(page.Locator(".template .consequences[aria-busy=true]")).ToHaveCountAsync(0);
        await LookAsync("templates");
        await browserPage.GoAsync(studio, Existing);
        await Expect(page.Locator(".cm-content")).ToContainTextAsync("policyTypes");
        await page.GetByLabel("port, a number or a name").FillAsync("9090");
        await page.GetByLabel("port, a number or a name").PressAsync("Tab");
        await Expect(page.Locator(".consequences[aria-busy=false]")).ToContainTextAsync("pair");
        await Picture.ShouldMatchAsync(page, $"editor-{width}-{(dark ? "dark" : "light")}");
        await LookAsync("editor");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await page.GetByRole(AriaRole.Textbox, new() { Name = "The policy as YAML" }).PressSequentiallyAsync("wrong: field\n");
        await Expect(page.Locator(".problems button")).Not.ToHaveCountAsync(0);
        await LookAsync("error");
        Assert.True(found.Count == 0, string.Join("\n", found));

        async Task LookAsync(string state) => found.AddRange(await page.FaultsAsync(state));
    }
}

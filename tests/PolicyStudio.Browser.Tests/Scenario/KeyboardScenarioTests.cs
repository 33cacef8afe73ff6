using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>The founding scenario with the keyboard alone: no pointer is there.</summary>
public sealed class KeyboardScenarioTests(BrowserFixture browser)
{
    [Fact]
    public async Task From_the_question_to_what_is_applied()
    {
        await using var studio = await StudioHost.StartAsync();
        await using var browserPage = await browser.OpenAsync();
        var page = browserPage.Page;
        await browserPage.GoAsync(studio.Address);

        await PressAsync("/");
        await page.Keyboard.TypeAsync("db mysql");
        await PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Who reaches db/mysql on TCP 3306");
        foreach (var source in new[] { "backend/orders", "backend/mailer", "web/storefront", "ops/backup" }) await ExpectAsync(source, "allowed");

        // Both labels, and the policy.
        var (onNamespace, onOrders) = (Switch("label name=backend on namespace backend"), Switch("label db=access_ok on orders in backend"));
        await TurnAsync(onNamespace, "true");
        await TurnAsync(onOrders, "true");
        await OpenPanelAsync("Protect");
        await ReachAsync(page.GetByLabel("From pods in namespace"));
        await page.Keyboard.TypeAsync("backend");
        await ReachAsync(page.GetByRole(AriaRole.Button, new() { Name = "Add to the draft" }));
        await PressAsync("Enter");
        await Expect(page.GetByText("Draft, 3 changes")).ToBeVisibleAsync();

        // The table: each label alone, other namespaces (storefront bears the pod's label, the others do not), and another port.
        await OpenPanelAsync("Sources");
        await ExpectAsync("backend/orders", "allowed");
        foreach (var source in new[] { "backend/mailer", "web/storefront", "ops/backup", "db/mysql" }) await ExpectAsync(source, "denied");
        await TurnAsync(onNamespace, "false");
        await ExpectAsync("backend/orders", "denied");
        await PressAsync("Control+z");
        await ExpectAsync("backend/orders", "allowed");
        await TurnAsync(onOrders, "false");
        await ExpectAsync("backend/orders", "denied");
        await PressAsync("Control+z");
        await ExpectAsync("backend/orders", "allowed");
        await AskOnPortAsync("9104");
        await ExpectAsync("backend/orders", "denied");
        await AskOnPortAsync("3306");
        await ExpectAsync("backend/orders", "allowed");

        // Why somebody is denied.
        await ReachAsync(Row("backend/mailer").GetByRole(AriaRole.Button));
        await PressAsync("Enter");
        await OpenPanelAsync("Why");
        await Expect(page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("mailer lacks db=access_ok");

        // Preview and apply.
        await PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("preview");
        await PressAsync("Enter");
        await Expect(page.GetByText("dry-run: accepted by the API server")).ToHaveCountAsync(3, new() { Timeout = 15_000 });
        await ReachAsync(page.GetByLabel("Reason"));
        await page.Keyboard.TypeAsync("orders needs MySQL");
        await ReachAsync(page.GetByRole(AriaRole.Button, new() { Name = "Apply to" }));
        await PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Configuration matches" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await ReachAsync(page.GetByRole(AriaRole.Button, new() { Name = "Back to the graph" }));
        await PressAsync("Enter");
        await OpenPanelAsync("Sources");
        await ExpectAsync("backend/orders", "allowed");
        foreach (var source in new[] { "backend/mailer", "web/storefront", "ops/backup", "db/mysql" }) await ExpectAsync(source, "denied");
        Assert.Empty(browserPage.Complaints);

        Task PressAsync(string key) => page.Keyboard.PressAsync(key);

        ILocator Switch(string name) => page.GetByRole(AriaRole.Switch, new() { Name = name, Exact = true });

        ILocator Row(string source) => page.Locator("tr.row").Filter(new() { Has = page.GetByTitle(source, new() { Exact = true }) });

        Task ExpectAsync(string source, string verdict) => Expect(Row(source).Locator(".verdict")).ToContainTextAsync(verdict);

        async Task TurnAsync(ILocator toggle, string isOn)
        {
            await ReachAsync(toggle);
            await PressAsync("Enter");
            await Expect(toggle).ToHaveAttributeAsync("aria-checked", isOn);
        }

        async Task OpenPanelAsync(string name)
        {
            var tab = page.GetByRole(AriaRole.Tab, new() { Name = name });
            await ReachAsync(tab);
            await PressAsync("Enter");
            await Expect(tab).ToHaveAttributeAsync("aria-selected", "true");
        }

        async Task AskOnPortAsync(string port)
        {
            await PressAsync("/");
            await Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
            await ReachAsync(page.GetByRole(AriaRole.Button, new() { Name = $"TCP {port}" }));
            await PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"TCP {port}");
        }

        // As a person does: Tab until it has the focus; the page is a ring.
        async Task ReachAsync(ILocator wanted)
        {
            for (var presses = 0; presses < 400; presses++)
            {
                if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement")) return;
                await PressAsync("Tab");
            }
            Assert.Fail($"Tab does not lead to {wanted}");
        }
    }
}

using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>The studio as a person uses it: finds things by their names and roles only.</summary>
internal sealed class StudioPage(BrowserPage browser)
{
    private IPage Page => browser.Page;

    /// <summary>Opens the studio on the scenario's target and labels, as a link does.</summary>
    public async Task OpenAsync(Uri studio, ScenarioNames names)
    {
        await browser.GoAsync(studio, Address(names));
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"Who reaches {names.TargetNamespace}/{names.Target} on TCP {names.Port}");
    }

    /// <summary>The link to the scenario's question.</summary>
    public static string Address(ScenarioNames names) =>
        $"studio?target={Uri.EscapeDataString($"{names.TargetNamespace}/{names.Target}[StatefulSet]")}&port={names.Port}&protocol=TCP"
        + (names == ScenarioNames.Founding ? "" : $"&nslabel={Uri.EscapeDataString(names.NamespaceLabel)}&podlabel={Uri.EscapeDataString(names.PodLabel)}");

    public Task SwitchNamespaceAsync(string ns, string label) => SwitchAsync($"label {label} on namespace {ns}");

    public Task SwitchWorkloadAsync(string ns, string workload, string label) => SwitchAsync($"label {label} on {workload} in {ns}");

    /// <summary>Waits until the list of sources shows a verdict, and a change where one is named.</summary>
    public async Task ExpectVerdictAsync(string source, string verdict, string change = "", float seconds = 5)
    {
        await ShowTabAsync("Sources");
        var row = Page.Locator("tr.row").Filter(new() { Has = Page.GetByTitle(source, new() { Exact = true }) });
        await Expect(row.Locator(".verdict")).ToContainTextAsync(verdict, new() { Timeout = seconds * 1000 });
        await Expect(row.Locator(".change")).ToHaveTextAsync(change, new() { Timeout = seconds * 1000 });
    }

    /// <summary>Chooses a source in the list, which opens its namespace in the graph where that is folded.</summary>
    public async Task ChooseAsync(string source)
    {
        await ShowTabAsync("Sources");
        await Page.Locator("tr.row").Filter(new() { Has = Page.GetByTitle(source, new() { Exact = true }) }).GetByRole(AriaRole.Button).ClickAsync();
    }

    /// <summary>Chooses a source and expects what the panel of reasons says.</summary>
    public async Task ExpectReasonAsync(string source, string reason)
    {
        await ChooseAsync(source);
        await ShowTabAsync("Why");
        await Expect(Page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync(reason);
    }

    public async Task ExpectOpenToEveryoneAsync()
    {
        await ShowTabAsync("Sources");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "No ingress policy selects it: open to everyone" })).ToBeVisibleAsync();
    }

    /// <summary>Adds the generated policy to the draft.</summary>
    public async Task ProtectAsync(ScenarioNames names)
    {
        await ShowTabAsync("Protect");
        await Page.GetByLabel("From pods in namespace").SelectOptionAsync(names.SourceNamespace);
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync(names.Policy);
        await Page.GetByLabel("Name", new() { Exact = true }).PressAsync("Tab");
        await Expect(Page.GetByLabel("The policy as YAML")).ToContainTextAsync($"name: {names.Policy}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add to the draft" }).ClickAsync();
        await Expect(Page.GetByText("Draft, 3 changes")).ToBeVisibleAsync();
    }

    public async Task PreviewAsync()
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Preview for" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Changed pairs" })).ToBeVisibleAsync();
    }

    /// <summary>Expects a pair in the preview's table, with what closes for it.</summary>
    public async Task ExpectChangedPairAsync(string source, string destination, string closes)
    {
        var row = Page.GetByRole(AriaRole.Row).Filter(new() { Has = Page.GetByRole(AriaRole.Cell, new() { Name = source, Exact = true }) })
            .Filter(new() { Has = Page.GetByRole(AriaRole.Cell, new() { Name = destination, Exact = true }) });
        await Expect(row.GetByRole(AriaRole.Cell).Nth(2)).ToHaveTextAsync(closes);
    }

    /// <summary>Waits for the dry-run of every write.</summary>
    public Task ExpectAnswersAsync(int writes) =>
        Expect(Page.GetByText("dry-run: accepted by the API server")).ToHaveCountAsync(writes, new() { Timeout = 15_000 });

    /// <summary>Applies once every write has been tried, and waits for the result.</summary>
    public async Task ApplyAsync(int writes, float seconds = 60)
    {
        await ExpectAnswersAsync(writes);
        await Page.GetByLabel("Reason").FillAsync("orders needs MySQL");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Apply to" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Configuration matches" })).ToBeVisibleAsync(new() { Timeout = seconds * 1000 });
    }

    public Task OpenPanelAsync(string name) => Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();

    /// <summary>Waits for a text beside the graph, and moves it into sight.</summary>
    public Task ShowAsync(string text) => Page.GetByText(text).ScrollIntoViewIfNeededAsync();

    public Task BackAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Back to the graph" }).ClickAsync();

    /// <summary>Waits until the chip in the header says how the studio stands with the cluster.</summary>
    public Task ExpectConnectionAsync(string words, float seconds) =>
        Expect(Page.GetByRole(AriaRole.Banner)).ToContainTextAsync(words, new() { Timeout = seconds * 1000 });

    public ILocator Text(string text) => Page.GetByText(text);

    private async Task ShowTabAsync(string name)
    {
        var tab = Page.GetByRole(AriaRole.Tab, new() { Name = name });
        await tab.ClickAsync();
        await Expect(tab).ToHaveAttributeAsync("aria-selected", "true");
    }

    // By keyboard, which works wherever the graph has been panned to.
    private async Task SwitchAsync(string name)
    {
        var toggle = Page.GetByRole(AriaRole.Switch, new() { Name = name, Exact = true });
        await toggle.FocusAsync();
        var before = await toggle.GetAttributeAsync("aria-checked");
        await toggle.PressAsync("Enter");
        await Expect(toggle).ToHaveAttributeAsync("aria-checked", before == "true" ? "false" : "true");
    }
}

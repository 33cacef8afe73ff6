using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>The founding scenario from beginning to end, the same on the demo cluster and on a real API server.</summary>
internal sealed class ScenarioRun(BrowserPage browser, ScenarioNames names)
{
    private readonly StudioPage _studio = new(browser);

    private string Source => $"{names.SourceNamespace}/{names.Source}";

    private string Target => $"{names.TargetNamespace}/{names.Target}";

    /// <summary>Opens the studio: everyone reaches the target, and it says so loudly.</summary>
    public async Task OpenAsync(Uri studio)
    {
        await _studio.OpenAsync(studio, names);
        await _studio.ExpectOpenToEveryoneAsync();
        foreach (var source in names.Others.Append(Source)) await _studio.ExpectVerdictAsync(source, "allowed");
    }

    /// <summary>Switches both labels, adds the policy, and sees what it would do.</summary>
    public async Task DraftAsync()
    {
        await _studio.ChooseAsync(Source);
        await _studio.SwitchNamespaceAsync(names.SourceNamespace, names.NamespaceLabel);
        await _studio.SwitchWorkloadAsync(names.SourceNamespace, names.Source, names.PodLabel);
        await _studio.ProtectAsync(names);
        await _studio.ExpectVerdictAsync(Source, "allowed");
        foreach (var source in names.Others.Append(Target)) await _studio.ExpectVerdictAsync(source, "denied", "newly denied");
        await _studio.ExpectReasonAsync($"{names.SourceNamespace}/{names.Neighbour}", $"{names.Neighbour} lacks {names.PodLabel}");
    }

    /// <summary>Shows the person's drafts: this one is kept.</summary>
    public async Task ShowDraftsAsync()
    {
        await browser.Page.AddressAsync("draft=");
        await PageMenu.OpenAsync(browser.Page, "Drafts");
        await Expect(_studio.Text("open here")).ToBeVisibleAsync();
    }

    /// <summary>Goes back to the draft from the list of drafts.</summary>
    public async Task OpenDraftAsync()
    {
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Without a name", Exact = true }).ClickAsync();
        await Expect(_studio.Text("Draft, 3 changes")).ToBeVisibleAsync();
        await _studio.ChooseAsync($"{names.SourceNamespace}/{names.Neighbour}");
        await _studio.OpenPanelAsync("Why");
    }

    /// <summary>Shows what would admit the neighbour, whom the draft denies.</summary>
    public Task ShowRemediesAsync() => _studio.ShowAsync($"Label Deployment {names.SourceNamespace}/{names.Neighbour} {names.PodLabel}");

    /// <summary>Shows what the linter finds.</summary>
    public async Task ShowFindingsAsync()
    {
        await _studio.OpenPanelAsync("Findings");
        await Expect(_studio.Text("in this cluster")).ToBeVisibleAsync();
    }

    /// <summary>Previews: every pair and port that changes, and the API server's answer to each write.</summary>
    public async Task PreviewAsync()
    {
        await _studio.PreviewAsync();
        foreach (var source in names.Others.Append(Target)) await _studio.ExpectChangedPairAsync(source, Target, "all ports");
        // Every other port closes for the one, too, who keeps this one.
        await _studio.ExpectChangedPairAsync(Source, Target, $"all but TCP {names.Port}");
    }

    /// <summary>Waits for the API server's answer to every write.</summary>
    public Task ShowAnswersAsync() => _studio.ExpectAnswersAsync(writes: 3);

    /// <summary>Applies, and sees the cluster's own truth in the graph.</summary>
    public async Task ApplyAsync()
    {
        await _studio.ApplyAsync(writes: 3);
        await _studio.BackAsync();
        await _studio.ExpectVerdictAsync(Source, "allowed");
        foreach (var source in names.Others.Append(Target)) await _studio.ExpectVerdictAsync(source, "denied");
        await Expect(_studio.Text("Draft, ")).ToHaveCountAsync(0);
    }

    /// <summary>In a new draft, without the namespace's label, the source is denied for that reason.</summary>
    public async Task SwitchOffAsync()
    {
        await _studio.ChooseAsync(Source);
        await _studio.SwitchNamespaceAsync(names.SourceNamespace, names.NamespaceLabel);
        await _studio.ExpectVerdictAsync(Source, "denied", "newly denied");
        await _studio.ExpectReasonAsync(Source, $"namespace {names.SourceNamespace} lacks {names.NamespaceLabel}");
    }
}

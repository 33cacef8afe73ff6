using PolicyStudio.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>The explorer's pages as a person uses them.</summary>
internal sealed class ExplorerPages(BrowserPage browser)
{
    /// <summary>Pages with what is there when they are complete, by the name of their pictures.</summary>
    public static IReadOnlyList<(string Name, string Address, string Complete)> All { get; } =
    [
        ("overview", "overview", ".tile .value"),
        ("namespaces", "namespaces?group=team", ".explore tr.total"),
        ("matrix", "namespaces?view=matrix&sort=name", ".explore .matrix td a"),
        ("pairs", "namespaces/pairs?from=backend&to=identity", ".explore table"),
        ("workloads", "workloads", ".explore tbody tr"),
        ("workload", "workload?target=db/mysql[StatefulSet]", ".explore aside .panel"),
        ("policies", "policies", ".explore tbody tr"),
        ("policy", "policy?name=db/allow-specific-backend-to-db", ".explore pre"),
        ("lint", "findings", ".explore .finding"),
    ];

    /// <summary>Goes to a page by its link and waits until it is complete.</summary>
    public async Task OpenAsync(Uri studio, string address, string complete)
    {
        await browser.GoAsync(studio, address);
        await Expect(browser.Page.Locator(complete).First).ToBeVisibleAsync();
    }
}

using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Crowded;
using PolicyStudio.Browser.Tests.Pictures;
using PolicyStudio.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>How the graph looks in each of its ways: directions, several targets, filtered, crowded, with the longest names, and on paper.</summary>
public sealed class GraphPictures(BrowserFixture browser, SharedStudios studios)
{
    private const string Mysql = "studio?target=db/mysql[StatefulSet]&port=3306&protocol=TCP";

    private static readonly (string Name, string Address)[] Demo =
    [
        ("both", $"{Mysql}&show=both"),
        ("egress", "studio?target=backend/orders[Deployment]&show=egress"),
        ("two-targets", $"{Mysql}&also=payments/ledger[Deployment]:8080"),
        ("filtered", $"{Mysql}&verdict=denied&verdict=undecidable"),
    ];

    private static readonly (string Name, string Address)[] Crowded =
    [
        ("crowded", CrowdedCluster.Link),
        ("long-names", $"{CrowdedCluster.Link}&ns={CrowdedLists.LongNamespace}"),
    ];

    [Theory]
    [InlineData(1280, 800, false)]
    [InlineData(1280, 800, true)]
    [InlineData(1920, 1080, false)]
    [InlineData(1920, 1080, true)]
    public async Task The_graph_of_the_demo_looks_as_in_its_pictures(int width, int height, bool dark) =>
        await ShouldMatchAsync(await studios.DemoAsync(), Demo, width, height, dark);

    [Theory]
    [InlineData(1280, 800, false)]
    [InlineData(1280, 800, true)]
    [InlineData(1920, 1080, false)]
    [InlineData(1920, 1080, true)]
    public async Task A_crowded_graph_looks_as_in_its_pictures(int width, int height, bool dark) =>
        await ShouldMatchAsync(await studios.CrowdedAsync(), Crowded, width, height, dark);

    [Fact]
    public async Task On_paper_there_are_question_graph_and_legend_and_no_colour_is_needed()
    {
        await using var page = await browser.OpenAsync(1000, 1400, dark: true);
        await page.GoAsync(await studios.DemoAsync(), Mysql);
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        await page.Page.AddStyleTagAsync(new() { Content = "html { filter: grayscale(1); }" });

        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeInViewportAsync();
        await Expect(page.Page.GetByRole(AriaRole.Banner)).ToBeHiddenAsync();
        await Expect(page.Page.GetByRole(AriaRole.Complementary)).ToBeHiddenAsync();
        await Picture.ShouldMatchAsync(page.Page, "graph-paper");
    }

    private async Task ShouldMatchAsync(Uri studio, (string Name, string Address)[] states, int width, int height, bool dark)
    {
        await using var page = await browser.OpenAsync(width, height, dark);
        foreach (var (name, address) in states)
        {
            await page.GoAsync(studio, address);
            await Expect(page.Page.Locator(".ps-diagram .ps-row").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Expect(page.Page.Locator(".canvas[style]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Picture.ShouldMatchAsync(page.Page, $"graph-{name}-{width}-{(dark ? "dark" : "light")}");
        }
        Assert.Empty(page.Complaints);
    }
}

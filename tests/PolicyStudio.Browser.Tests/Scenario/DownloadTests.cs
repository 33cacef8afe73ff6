using System.Text;
using System.Xml.Linq;
using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>What leaves the studio as a file.</summary>
public sealed class DownloadTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_graph_and_the_draft_can_be_taken_along()
    {
        await using var host = await StudioHost.StartAsync();
        await using var page = await browser.OpenAsync();
        var studio = new StudioPage(page);
        await studio.OpenAsync(host.Address, ScenarioNames.Founding);
        await studio.SwitchNamespaceAsync("backend", "name=backend");
        await studio.SwitchWorkloadAsync("backend", "orders", "db=access_ok");
        await studio.ProtectAsync(ScenarioNames.Founding);

        var svg = XDocument.Parse(Encoding.UTF8.GetString(await DownloadAsync(page, "SVG")));
        Assert.Equal("svg", svg.Root!.Name.LocalName);
        Assert.Contains("backend/mailer is newly denied to db/mysql on TCP 3306", svg.ToString(), StringComparison.Ordinal);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await DownloadAsync(page, "PNG"))[..4]);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Export the draft" }).ClickAsync();
        var yaml = Encoding.UTF8.GetString(await DownloadAsync(page, "YAML"));
        Assert.Contains("name: allow-specific-backend-to-db", yaml, StringComparison.Ordinal);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Export the draft" }).ClickAsync();
        var commands = Encoding.UTF8.GetString(await DownloadAsync(page, "kubectl"));
        Assert.Contains("kubectl label namespace backend name=backend", commands, StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
    }

    private static async Task<byte[]> DownloadAsync(BrowserPage page, string button)
    {
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }
}

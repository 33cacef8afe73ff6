using PolicyStudio.Browser.Tests.Crowded;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.Browser.Tests.Scenario;
using PolicyStudio.TestStudio;

[assembly: AssemblyFixture(typeof(SharedStudios))]

namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>
/// Studios for tests that only look: nobody drafts or applies anything in them. One that starts, and draws its first pages, costs seconds of
/// processor time. Each starts when it is first asked for.
/// </summary>
public sealed class SharedStudios : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<IAsyncDisposable> _started = [];
    private Task<Uri>? _demo;
    private Task<Uri>? _applied;
    private Task<Uri>? _crowded;

    /// <summary>The demo cluster as it is.</summary>
    internal Task<Uri> DemoAsync()
    {
        lock (_gate) return _demo ??= KeepAsync(StudioHost.StartAsync(), s => s.Address);
    }

    /// <summary>The demo cluster after the founding scenario.</summary>
    internal Task<Uri> AppliedAsync(BrowserFixture browser)
    {
        lock (_gate) return _applied ??= ApplyAsync(browser);
    }

    /// <summary>The cluster that fills a picture.</summary>
    internal Task<Uri> CrowdedAsync()
    {
        lock (_gate) return _crowded ??= KeepAsync(CrowdedCluster.StartAsync(), c => c.Address);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var studio in _started) await studio.DisposeAsync();
    }

    private async Task<Uri> ApplyAsync(BrowserFixture browser)
    {
        var address = await KeepAsync(StudioHost.StartAsync(), s => s.Address);
        await using var page = await browser.OpenAsync();
        var run = new ScenarioRun(page, ScenarioNames.Founding);
        await run.OpenAsync(address);
        await run.DraftAsync();
        await run.PreviewAsync();
        await run.ApplyAsync();
        return address;
    }

    private async Task<Uri> KeepAsync<T>(Task<T> starting, Func<T, Uri> address)
        where T : IAsyncDisposable
    {
        var studio = await starting;
        lock (_gate) _started.Add(studio);
        return address(studio);
    }
}

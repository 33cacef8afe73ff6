using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PolicyStudio.Browser.Tests.Running;

/// <summary>One page in a session of its own. It keeps what the browser complained about, so that a test can say there was nothing.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    // An event whose element was taken out while it was on its way: Blazor says so, and nothing else happens. What a handler throws ends the circuit.
    private const string GoneAlready = "There was an exception invoking 'DispatchEventAsync'";

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    /// <summary>Takes over a context and its page.</summary>
    public BrowserPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) =>
        {
            if (!error.Contains(GoneAlready, StringComparison.Ordinal)) _complaints.Enqueue(error);
        };
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Enqueue($"{message.Text} ({message.Location})");
        };
    }

    /// <summary>Playwright's page.</summary>
    public IPage Page { get; }

    /// <summary>Script errors, console errors and warnings so far: a blocked script or style is among them.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Goes to a page of the studio and waits until its circuit hears clicks.</summary>
    public async Task<IResponse> GoAsync(Uri address, string path = "/")
    {
        var response = await Page.GotoAsync(new Uri(address, path).ToString());
        await ListeningAsync();
        return response!;
    }

    /// <summary>Waits until the page that is open hears clicks.</summary>
    public async Task ListeningAsync()
    {
        try
        {
            await Page.Locator("[data-circuit=open]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        }
        catch (TimeoutException silent)
        {
            throw new TimeoutException($"No circuit on {Page.Url}; the browser says: {string.Join('\n', Complaints)}", silent);
        }
    }

    /// <summary>Opens a further page in the same session.</summary>
    public Task<IPage> SecondPageAsync() => _context.NewPageAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}

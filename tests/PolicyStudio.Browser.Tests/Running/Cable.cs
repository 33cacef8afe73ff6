using System.Net;
using System.Net.Sockets;

namespace PolicyStudio.Browser.Tests.Running;

/// <summary>The line between browser and studio, which can be cut and mended. The browser goes to <see cref="Address"/>.</summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _studio;
    private readonly List<TcpClient> _ends = [];
    private readonly Lock _gate = new();
    private readonly Task _accepting;
    private bool _isCut;

    /// <summary>A line to a studio.</summary>
    public Cable(Uri studio)
    {
        _studio = studio;
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    /// <summary>Where the browser finds the studio.</summary>
    public Uri Address { get; }

    /// <summary>Ends every connection, and answers none until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            _isCut = true;
            foreach (var end in _ends) end.Dispose();
            _ends.Clear();
        }
    }

    /// <summary>New connections go through again.</summary>
    public void Mend()
    {
        lock (_gate) _isCut = false;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Cut();
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = PassAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException) { /* the test is over */ }
    }

    private async Task PassAsync(TcpClient browser)
    {
        using var studio = new TcpClient();
        using (browser)
        {
            try
            {
                lock (_gate)
                {
                    if (_isCut) return;
                    _ends.AddRange([browser, studio]);
                }
                await studio.ConnectAsync(_studio.Host, _studio.Port);
                await Task.WhenAny(browser.GetStream().CopyToAsync(studio.GetStream()), studio.GetStream().CopyToAsync(browser.GetStream()));
            }
            catch (Exception cut) when (cut is SocketException or IOException or ObjectDisposedException or InvalidOperationException) { /* as it is with cables */ }
        }
    }
}

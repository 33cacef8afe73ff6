using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace PolicyStudio.Benchmarks.Studio.Serving;

/// <summary>Passes connections on to another port, every byte later by the same time each way: a distant network, as broad as a near one.</summary>
internal sealed class DelayingProxy : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _behind;
    private readonly TimeSpan _delay;
    private readonly Task _accepting;

    /// <summary>Starts one.</summary>
    /// <param name="behind">Where connections lead.</param>
    /// <param name="delay">How much later each byte arrives.</param>
    public DelayingProxy(Uri behind, TimeSpan delay)
    {
        (_behind, _delay) = (behind, delay);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var passing = new List<Task>();
        try
        {
            while (true) passing.Add(PassAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException) { /* this is how it ends */ }
        await Task.WhenAll(passing);
    }

    private async Task PassAsync(TcpClient from)
    {
        using var near = from;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(_behind.Host, _behind.Port, _stop.Token);
            (near.NoDelay, far.NoDelay) = (true, true);
            await Task.WhenAll(CopyAsync(near, far), CopyAsync(far, near));
        }
        catch (Exception cut) when (cut is IOException or SocketException or OperationCanceledException) { /* one end has gone, and the other goes with it */ }
    }

    // What comes in is read at once and waits its time in a queue: a delay holds nothing back that comes later.
    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        var waiting = Channel.CreateUnbounded<(DateTime Due, byte[] Bytes)>();
        var reading = ReadAsync(from, waiting.Writer);
        await foreach (var (due, bytes) in waiting.Reader.ReadAllAsync(_stop.Token))
        {
            if (due - DateTime.UtcNow is { Ticks: > 0 } rest) await Task.Delay(rest, _stop.Token);
            await to.GetStream().WriteAsync(bytes, _stop.Token);
        }
        await reading;
        to.Client.Shutdown(SocketShutdown.Send);
    }

    private async Task ReadAsync(TcpClient from, ChannelWriter<(DateTime Due, byte[] Bytes)> waiting)
    {
        var buffer = new byte[1 << 16];
        try
        {
            for (int count; (count = await from.GetStream().ReadAsync(buffer, _stop.Token)) > 0;)
                await waiting.WriteAsync((DateTime.UtcNow + _delay, buffer[..count]), _stop.Token);
        }
        finally
        {
            waiting.Complete();
        }
    }
}

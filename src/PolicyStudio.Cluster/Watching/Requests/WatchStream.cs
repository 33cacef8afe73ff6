using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace PolicyStudio.Cluster.Watching.Requests;

/// <summary>An open watch: events, one a line, until the server ends it.</summary>
internal sealed class WatchStream(HttpResponseMessage response, TimeProvider time, TimeSpan silence) : IDisposable
{
    // etcd takes objects of 1.5 MB; what is far beyond is no event.
    private const int MaxEvent = 16_000_000;

    // Most events lie in one piece then, and need not be put together.
    private const int BufferSize = 256 * 1024;

    /// <inheritdoc/>
    public void Dispose() => response.Dispose();

    /// <summary>The events; ends when the server ends the watch.</summary>
    /// <param name="read">Reads one line.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SilenceException">Nothing came for so long that the peer may be gone.</exception>
    /// <exception cref="IOException">The connection was cut.</exception>
    public async IAsyncEnumerable<T> EventsAsync<T>(Func<ReadOnlySpan<byte>, T> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var watchdog = new CancellationTokenSource(silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(watchdog.Token, cancellation);
        var reader = PipeReader.Create(await response.Content.ReadAsStreamAsync(cancellation), new(bufferSize: BufferSize));
        try
        {
            while (true)
            {
                var received = await ReadAsync(reader, watchdog, either.Token, cancellation);
                var buffer = received.Buffer;
                while (buffer.PositionOf((byte)'\n') is { } end)
                {
                    var line = buffer.Slice(0, end);
                    if (!line.IsEmpty) yield return read(line.IsSingleSegment ? line.FirstSpan : line.ToArray());
                    buffer = buffer.Slice(buffer.GetPosition(1, end));
                }
                if (received.IsCompleted)
                {
                    if (!buffer.IsEmpty) throw new IOException("the watch ended in the middle of an event");
                    yield break;
                }
                if (buffer.Length > MaxEvent) throw new IOException($"an event is larger than {MaxEvent / 1_000_000} MB");
                reader.AdvanceTo(buffer.Start, buffer.End);
            }
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    private async Task<ReadResult> ReadAsync(PipeReader reader, CancellationTokenSource watchdog, CancellationToken either, CancellationToken cancellation)
    {
        try
        {
            watchdog.CancelAfter(silence);
            return await reader.ReadAsync(either);
        }
        catch (OperationCanceledException) when (watchdog.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new SilenceException();
        }
    }
}

/// <summary>A watch brought nothing for so long that its peer may be gone; it is opened again to find out.</summary>
internal sealed class SilenceException : Exception;

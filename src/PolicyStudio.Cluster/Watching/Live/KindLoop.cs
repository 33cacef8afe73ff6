using System.Globalization;
using Microsoft.Extensions.Logging;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Watching.Folding;
using PolicyStudio.Cluster.Watching.Requests;

namespace PolicyStudio.Cluster.Watching.Live;

/// <summary>
/// Reads one kind for ever: a list, then a watch from its version, then a watch from the last version seen, and a list again when the
/// server has forgotten that version or sent what cannot be read. Only being cancelled ends it.
/// </summary>
internal sealed class KindLoop(
    WatchedKind kind, KindDecoder decoder, ApiReader reader, Discovery discovery, SnapshotStore store, Recovery recovery, WatchTimings timings, TimeProvider time, ILogger logger)
{
    private readonly KindLister _lister = new(kind, decoder, reader, discovery, store, timings.PageSize);
    private readonly KindFaults _faults = new(kind, reader.Address, store, recovery, timings, time, logger);
    private KindList? _list;        // a list whose watch does not run yet
    private string? _path;
    private string? _version;       // where to watch from; null means to list

    /// <summary>Runs until it is cancelled, and then ends without an exception.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await recovery.WaitAsync(await StepAsync(stop), time, stop);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                // This is how it ends: whatever was under way was cancelled.
            }
        }
    }

    // One list if need be, and one watch; the result is how long to wait before the next.
    private async Task<Pause> StepAsync(CancellationToken stop)
    {
        var attempt = new Attempt();
        try
        {
            if (_version is null)
            {
                _list = await _lister.ListAsync(stop);
                (_path, _version) = (_list.Path, _list.ResourceVersion);
            }
            attempt.Verb = "watch";
            await WatchAsync(attempt, stop);
            return _faults.Ended(attempt, null);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            // Whatever it was, known or not: a loop that ended silently would show old data as new.
            if (KindFaults.MeansToList(fault)) _version = null;
            var pause = _faults.Ended(attempt, fault);
            if (_faults.IsUnavailable) _version = null;
            return pause;
        }
    }

    private async Task WatchAsync(Attempt attempt, CancellationToken stop)
    {
        var seconds = (int)(timings.Watch.TotalSeconds * (1 + Random.Shared.NextDouble()));
        var query = $"?watch=1&allowWatchBookmarks=true&resourceVersion={Uri.EscapeDataString(_version!)}&timeoutSeconds={seconds}";
        using var watch = new WatchStream(await reader.OpenAsync(_path + query, stop), time, timings.Silence);
        Opened(attempt);
        await foreach (var e in watch.EventsAsync(line => decoder.Event(line, _path!), stop))
        {
            if (IsOlder(e.ResourceVersion, _version!)) throw new ManifestSyntaxException("events of a watch came out of order", 1, 1);
            if (e.Kept is not null) store.Keep(kind, e.Kept);
            if (e.Gone is not null) store.Remove(kind, e.Gone);
            _version = e.ResourceVersion;
            attempt.HeardAt = time.GetUtcNow();
            attempt.Events++;
        }
    }

    // A list counts once its watch runs: before, nothing would tell that it has grown old.
    private void Opened(Attempt attempt)
    {
        attempt.OpenedAt = attempt.HeardAt = time.GetUtcNow();
        if (_list is not null) store.Listed(kind, _list.Objects);
        else store.Confirm(kind);
        _list = null;
        _faults.Opened();
    }

    // Versions are opaque by contract, and numbers in every server there is: where they are none, no order is known.
    private static bool IsOlder(string version, string than) =>
        ulong.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var a)
        && ulong.TryParse(than, NumberStyles.None, CultureInfo.InvariantCulture, out var b) && a < b;
}

/// <summary>How far one attempt to watch has come.</summary>
internal sealed class Attempt
{
    /// <summary>What is being asked of the server: list, then watch.</summary>
    public string Verb { get; set; } = "list";

    /// <summary>When the watch began to run; null when it has not.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>When the watch last brought something.</summary>
    public DateTimeOffset HeardAt { get; set; }

    /// <summary>How many events it brought.</summary>
    public int Events { get; set; }
}

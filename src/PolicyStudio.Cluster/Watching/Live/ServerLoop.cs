using Microsoft.Extensions.Logging;
using PolicyStudio.Cluster.Watching.Folding;
using PolicyStudio.Cluster.Watching.Requests;

namespace PolicyStudio.Cluster.Watching.Live;

/// <summary>Reads the server's version and its API groups now and then: some findings depend on them, and which kinds are read; they change when the cluster does.</summary>
internal sealed class ServerLoop(
    ApiReader reader, SnapshotStore store, Discovery discovery, Recovery recovery, WatchTimings timings, TimeProvider time, ILogger logger)
{
    /// <summary>Runs until it is cancelled, and then ends without an exception.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var backoff = new Backoff(Random.Shared);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(await ReadAsync(backoff, stop), time, stop);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                // This is how it ends.
            }
        }
    }

    private async Task<TimeSpan> ReadAsync(Backoff backoff, CancellationToken stop)
    {
        try
        {
            store.SetServer(ServerFacts.Parse(await reader.GetAsync("version", stop)));
            if (discovery.Set(ServedApis.Parse(await reader.GetAsync("apis", stop)))) recovery.Announce();
            backoff.Reset();
            return timings.Version;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            // The kinds' own loops say what is wrong; without a version only some findings are missing.
            Log.VersionUnknown(logger, fault.Message);
            discovery.Fail();
            return backoff.Next();
        }
    }
}

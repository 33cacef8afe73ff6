using System.Net;
using Microsoft.Extensions.Options;
using PolicyStudio.Cluster.Connecting;
using PolicyStudio.Cluster.Watching.Folding;
using PolicyStudio.Cluster.Watching.Requests;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Watching.Live;

/// <summary>Reads a cluster once: every kind is listed, nothing is watched. With the same findings as a watched one has.</summary>
public static class ClusterListing
{
    /// <summary>The cluster of a kubeconfig's context as it is now.</summary>
    /// <param name="context">The context's name, or <see cref="ClusterOptions.InCluster"/>.</param>
    /// <param name="kubeconfig">The file; null takes the files that kubectl would take.</param>
    /// <param name="plugin">The network plugin's dialect, or null to guess it from what runs in the cluster.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ClusterUnavailableException">There is no such context, or the cluster cannot be read.</exception>
    public static async Task<ClusterSnapshot> ReadAsync(string context, string? kubeconfig, PluginDialect? plugin, CancellationToken cancellation)
    {
        var options = new ClusterOptions { Cluster = context, Kubeconfig = kubeconfig };
        if (context != ClusterOptions.InCluster && KubeconfigFiles.Problems(context, kubeconfig).ToList() is { Count: > 0 } problems) throw new ClusterUnavailableException(problems);
        try
        {
            using var client = ClusterClient.Create(options);
            var timings = new WatchTimings();
            var reader = new ApiReader(client, TimeProvider.System, timings.Request);
            var store = new SnapshotStore(context, timings.Grace, TimeProvider.System, plugin);
            var discovery = new Discovery();
            var kinds = WatchedKind.All.Select(kind => ListAsync(kind, new(kind, new(kind), reader, discovery, store, timings.PageSize), reader, store, cancellation)).ToList();
            var server = ServerAsync(reader, store, discovery, cancellation);
            var wrong = (await Task.WhenAll(kinds)).OfType<string>().Distinct().ToList();
            await server;
            return wrong.Count > 0 ? throw new ClusterUnavailableException(wrong) : store.Compute().Snapshot!;
        }
        catch (OptionsValidationException unusable)
        {
            throw new ClusterUnavailableException(unusable.Failures);
        }
    }

    // What is wrong, or null. One server that is away is one problem, however many kinds meet it.
    private static async Task<string?> ListAsync(WatchedKind kind, KindLister lister, ApiReader reader, SnapshotStore store, CancellationToken cancellation)
    {
        try
        {
            store.Listed(kind, (await lister.ListAsync(cancellation)).Objects);
        }
        catch (ApiRefusedException refusal) when (!kind.IsRequired && refusal.Code is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            store.SetUnavailable(kind, Faults.Unavailable(refusal, kind, "list"));
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            return Faults.Describe(fault, reader.Address, kind, "list");
        }
        return null;
    }

    private static async Task ServerAsync(ApiReader reader, SnapshotStore store, Discovery discovery, CancellationToken cancellation)
    {
        try
        {
            store.SetServer(ServerFacts.Parse(await reader.GetAsync("version", cancellation)));
            discovery.Set(ServedApis.Parse(await reader.GetAsync("apis", cancellation)));
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // The kinds say what is wrong; without a version only some findings are missing.
            discovery.Fail();
        }
    }
}

/// <summary>A cluster cannot be read.</summary>
/// <param name="problems">Why, in sentences for people.</param>
public sealed class ClusterUnavailableException(IEnumerable<string> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>Why, one sentence each.</summary>
    public IReadOnlyList<string> Problems => Message.Split('\n');
}

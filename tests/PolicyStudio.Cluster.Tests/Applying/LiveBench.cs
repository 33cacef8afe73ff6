using k8s;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Running;
using PolicyStudio.Cluster.Applying.Writing;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Cluster.Auditing.Journal;
using PolicyStudio.Cluster.Storing;
using PolicyStudio.Cluster.Tests.Watching;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Applying;

/// <summary>The scenario's objects on a real API server, watched by the live cluster, with a service that writes to it.</summary>
internal sealed class LiveBench : IAsyncDisposable
{
    private readonly Kubernetes _client;
    private readonly StoreAccess _store = new(new() { Folder = null });

    private LiveBench(TestApiServer server, Scenario scenario, WatchedCluster watched, ChangeOptions options)
    {
        (Scenario, Watched, _client) = (scenario, watched, server.Client());
        var journal = new ChangeJournal(_store, TimeSpan.FromSeconds(30), TimeProvider.System);
        Changes = new(watched.Feed, new LiveClusterWriter(_client, options.RequestTimeout), journal, options, TimeProvider.System);
        Provisional = new(watched.Feed, new ProvisionalLedger(_store, TimeProvider.System), Changes, TimeProvider.System);
        Audit = new(_store);
    }

    public Scenario Scenario { get; }

    public WatchedCluster Watched { get; }

    public ChangeService Changes { get; }

    public ProvisionalChanges Provisional { get; }

    public AuditLog Audit { get; }

    public ClusterSnapshot Snapshot => Watched.Current.Snapshot!;

    public static async Task<LiveBench> StartAsync(TestApiServer server, Scenario scenario, ChangeOptions options)
    {
        var bench = new LiveBench(server, scenario, await WatchedCluster.StartAsync(server.Kubeconfig("admin")), options);
        await bench.Watched.LiveAsync();
        await bench.UntilSettledAsync(_ => true);
        return bench;
    }

    /// <summary>Waits until the watch shows what the test wants, with every rollout of the scenario ended.</summary>
    public Task UntilSettledAsync(Func<ClusterSnapshot, bool> condition) => Watched.UntilAsync(state => state.Snapshot is { } s && condition(s)
        && s.Controllers.Where(c => c.Reference.Namespace == Scenario.Backend && c.Reference.Kind == "Deployment").All(c => c.Rollout.IsComplete)
        && s.Pods.Where(p => p.Namespace == Scenario.Backend).All(p => p is { IsReady: true, IsTerminating: false }));

    public async ValueTask DisposeAsync()
    {
        await Watched.DisposeAsync();
        _client.Dispose();
        _store.Dispose();
    }
}

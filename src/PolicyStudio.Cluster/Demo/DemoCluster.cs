using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Plugins;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Demo;

/// <summary>
/// The built-in cluster: the shop of <c>deploy/demo</c>, with controllers that roll changed templates out while one watches. Behind the
/// live cluster's contracts, deterministic (the same names, addresses and steps every time), and each instance a cluster of its own.
/// </summary>
public sealed class DemoCluster : IClusterFeed, IClusterWriter, IDisposable
{
    /// <summary>How often controllers act: the rollout of three pods takes a second or two.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(300);

    private readonly Lock _gate = new();
    private readonly DemoVersions _versions = new();
    private readonly DateTimeOffset _since;
    private readonly ClusterFeed _feed;
    private readonly ITimer _timer;
    private ClusterSnapshot _cluster;
    private bool _isBeating;

    /// <summary>A cluster in which everything runs and nothing has been changed yet.</summary>
    /// <param name="time">What its controllers go by.</param>
    /// <param name="plugin">The network plugin's dialect that somebody has set; its manifests show none, so it is generic.</param>
    public DemoCluster(TimeProvider time, PluginDialect? plugin = null)
    {
        _since = time.GetUtcNow();
        _cluster = Settled(DemoManifests.Read());
        if (plugin is not null) _cluster = _cluster.In(plugin).With(findings: _cluster.Findings.Add(PluginGuess.Set(plugin).Finding));
        _feed = new(State(1));
        _timer = time.CreateTimer(_ => OnBeat(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public ClusterState Current => _feed.Current;

    /// <inheritdoc/>
    public ClusterSubscription Subscribe() => _feed.Subscribe();

    /// <inheritdoc/>
    public Task<WriteAnswer> WriteAsync(WriteStep step, Author author, bool dryRun, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var (answer, after) = DemoWrites.Write(_cluster, step, _versions);
            if (!dryRun && after != _cluster)
            {
                Publish(after);
                KeepBeating(true);
            }
            return Task.FromResult(answer);
        }
    }

    /// <inheritdoc/>
    public Task<StepReading> ReadAsync(WriteStep step, CancellationToken cancellation)
    {
        lock (_gate) return Task.FromResult(_cluster.Read(step));
    }

    /// <summary>Nobody is refused: everyone may try things out.</summary>
    public Task<string?> RefusalAsync(WriteStep step, Author author, CancellationToken cancellation) => Task.FromResult<string?>(null);

    /// <summary>Stops the controllers.</summary>
    public void Dispose() => _timer.Dispose();

    private void OnBeat()
    {
        lock (_gate)
        {
            var next = DemoControllers.Beat(_cluster, _versions);
            if (next != _cluster) Publish(next);
            else KeepBeating(false);
        }
    }

    private void KeepBeating(bool on)
    {
        if (_isBeating == on) return;
        _isBeating = on;
        _timer.Change(on ? Beat : Timeout.InfiniteTimeSpan, on ? Beat : Timeout.InfiniteTimeSpan);
    }

    private void Publish(ClusterSnapshot cluster)
    {
        _cluster = cluster;
        _feed.Publish(State(_feed.Current.Sequence + 1));
    }

    private ClusterState State(long sequence)
    {
        KindProgress Kind(string kind, int objects) => new(kind, KindStatus.Watching, objects);
        var controllers = _cluster.Controllers.GroupBy(c => c.Reference.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Kind(g.Key, g.Count()));
        return new("demo", new(ConnectionPhase.Demo, _since,
            [
                Kind("Namespace", _cluster.Namespaces.Length), Kind("Pod", _cluster.Pods.Length), .. controllers,
                Kind("Service", _cluster.Services.Length), Kind("NetworkPolicy", _cluster.Policies.Length),
            ]), _cluster, sequence);
    }

    private ClusterSnapshot Settled(ClusterSnapshot manifests)
    {
        var cluster = manifests.With(
            namespaces: manifests.Namespaces.Select(n => n with { Version = _versions.Create(n.Reference) }),
            controllers: manifests.Controllers.Select(c => c with { Version = _versions.Create(c.Reference) }),
            policies: manifests.Policies.Select(p => p with { Version = _versions.Create(p.Reference) }));
        while (DemoControllers.Beat(cluster, _versions) is var next && next != cluster) cluster = next;
        return cluster;
    }
}

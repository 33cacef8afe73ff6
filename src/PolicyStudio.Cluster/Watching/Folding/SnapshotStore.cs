using System.Collections.Immutable;
using PolicyStudio.Cluster.Plugins;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Watching.Folding;

/// <summary>
/// Folds what the loops read into the state of the cluster. Loops write, each its own kind; one publisher reads. There is no snapshot
/// before every kind has been listed once: half a cluster would show what is not so.
/// </summary>
/// <param name="name">The cluster's name.</param>
/// <param name="grace">How long a watch may be away before the state is called stale.</param>
/// <param name="time">The clock.</param>
/// <param name="plugin">The network plugin's dialect, where somebody has set it; null guesses it from what runs in the cluster.</param>
internal sealed class SnapshotStore(string name, TimeSpan grace, TimeProvider time, PluginDialect? plugin = null)
{
    private readonly Lock _gate = new();
    private readonly ImmutableDictionary<WatchedKind, KindState> _states = WatchedKind.All.ToImmutableDictionary(k => k, k => new KindState(k));
    private ClusterState _last = new(name, ConnectionReport.Initial(time.GetUtcNow()), null);
    private ServerFacts? _server;
    private bool _isDirty;
    private DateTimeOffset _computed = time.GetUtcNow();

    /// <summary>Raised after every change, by whatever thread made it.</summary>
    public event Action? Changed;

    /// <summary>Pages of the first list are coming in.</summary>
    public void Listing(WatchedKind kind, int objects) => Update(kind, state => { state.Listing(objects); return false; });

    /// <summary>A list is complete: objects that it lacks are gone.</summary>
    public void Listed(WatchedKind kind, IReadOnlyCollection<WatchedObject> objects) => Update(kind, state => state.Listed(objects));

    /// <summary>An object is new or has changed.</summary>
    public void Keep(WatchedKind kind, WatchedObject value) => Update(kind, state => { state.Keep(value); return true; });

    /// <summary>An object is gone.</summary>
    public void Remove(WatchedKind kind, ObjectReference reference) => Update(kind, state => state.Remove(reference));

    /// <summary>The watch runs: the data are current from now on.</summary>
    public void Confirm(WatchedKind kind) => Update(kind, state => { state.Confirm(); return false; });

    /// <summary>The watch is away, and the data were last known to be current at <paramref name="since"/>. A problem says that getting back has failed.</summary>
    public void Doubt(WatchedKind kind, DateTimeOffset since, string? problem) =>
        Update(kind, state => { state.Doubt(since, time.GetUtcNow(), problem); return false; });

    /// <summary>The kind counts as listed and empty; a null finding is that this is no news.</summary>
    public void SetUnavailable(WatchedKind kind, Finding? finding) => Update(kind, state => state.SetUnavailable(finding));

    /// <summary>The server has said what it is.</summary>
    public void SetServer(ServerFacts server)
    {
        lock (_gate)
        {
            if (server == _server) return;
            (_server, _isDirty) = (server, true);
        }
        Changed?.Invoke();
    }

    /// <summary>The state as it is now; the same object as last time where nothing has changed. Called by one publisher.</summary>
    /// <exception cref="ArgumentException">The objects cannot be put together; the next call tries again.</exception>
    public ClusterState Compute()
    {
        Func<ClusterSnapshot>? build = null;
        Connection connection;
        ServerFacts? server;
        lock (_gate)
        {
            var states = WatchedKind.All.Select(k => _states[k]).ToList();
            _computed = time.GetUtcNow();
            connection = ConnectionReport.Of(states, _last.Connection, grace, _computed);
            server = _server;
            if (_isDirty && states.All(s => s.IsListed))
            {
                build = Builder(states, server);
                _isDirty = false;
            }
        }
        // Sorting tens of thousands of objects takes a while; the loops need not wait for it.
        if (build is not null) _last = _last with { Snapshot = Built(build), Sequence = _last.Sequence + 1 };
        if (connection != _last.Connection || server?.Version != _last.ServerVersion) _last = _last with { Connection = connection, ServerVersion = server?.Version };
        return _last;
    }

    /// <summary>How long until a doubt turns into a loss by itself, zero where it has since the last state was computed; null when none will.</summary>
    public TimeSpan? NextLoss()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var due = _states.Values.Select(s => s.LostAt(grace)).OfType<DateTimeOffset>().Where(at => at > _computed).ToList();
            return due.Count == 0 ? null : due.Min() > now ? due.Min() - now : TimeSpan.Zero;
        }
    }

    private ClusterSnapshot Built(Func<ClusterSnapshot> build)
    {
        try
        {
            return build();
        }
        catch
        {
            // What has changed has not been shown.
            lock (_gate) _isDirty = true;
            throw;
        }
    }

    private void Update(WatchedKind kind, Func<KindState, bool> change)
    {
        lock (_gate)
        {
            if (change(_states[kind])) _isDirty = true;
        }
        Changed?.Invoke();
    }

    private Func<ClusterSnapshot> Builder(List<KindState> states, ServerFacts? server)
    {
        var objects = states.SelectMany(s => s.Objects).ToArray();
        var unavailable = states.Select(s => s.Unavailable).OfType<Finding>().ToArray();
        return () =>
        {
            var values = objects.Select(o => o.Value).ToList();
            var namespaces = values.OfType<Namespace>().ToList();
            var (pods, controllers, others) = (values.OfType<Pod>().ToList(), values.OfType<Controller>().ToList(), values.OfType<OtherPolicy>().ToList());
            var guess = plugin is null ? PluginGuess.Of(controllers, pods) : PluginGuess.Set(plugin);
            return new ClusterSnapshot(namespaces, pods, controllers, values.OfType<Service>(), values.OfType<NetworkPolicy>(),
            [
                .. server?.Findings ?? [], .. ServerFacts.NameLabelFindings(server, namespaces), guess.Finding, .. unavailable, .. OtherPolicyFindings.Of(others),
                .. objects.SelectMany(o => o.Findings).OrderBy(f => f.Object).ThenBy(f => f.Path, StringComparer.Ordinal),
            ]).In(guess.Dialect, others, values.OfType<ImmutableArray<ApiServerCall>>().SelectMany(c => c), server?.DropsEndPort);
        };
    }
}

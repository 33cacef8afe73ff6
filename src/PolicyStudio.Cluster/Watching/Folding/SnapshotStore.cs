using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;
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
    // From so many changes on it is faster to put all objects in order anew.
    private const int Few = 100;

    private readonly Lock _gate = new();
    private readonly ImmutableDictionary<WatchedKind, KindState> _states = WatchedKind.All.ToImmutableDictionary(k => k, k => new KindState(k));
    private ClusterState _last = new(name, ConnectionReport.Initial(time.GetUtcNow()), null);
    private readonly SnapshotBuilder _builder = new(plugin);
    private ServerFacts? _server;
    private PendingChanges _pending = new();
    private DateTimeOffset _computed = time.GetUtcNow();

    /// <summary>Raised after every change, by whatever thread made it.</summary>
    public event Action? Changed;

    /// <summary>Pages of the first list are coming in.</summary>
    public void Listing(WatchedKind kind, int objects) => Update(kind, state => state.Listing(objects));

    /// <summary>A list is complete: objects that it lacks are gone.</summary>
    public void Listed(WatchedKind kind, IReadOnlyCollection<WatchedObject> objects) => Update(kind, state => AddAll(state.Listed(objects)));

    /// <summary>An object is new or has changed.</summary>
    public void Keep(WatchedKind kind, WatchedObject value) => Update(kind, state => _pending.Add(state.Keep(value), value));

    /// <summary>An object is gone.</summary>
    public void Remove(WatchedKind kind, ObjectReference reference) => Update(kind, state => _pending.Add(state.Remove(reference), null));

    /// <summary>The watch runs: the data are current from now on.</summary>
    public void Confirm(WatchedKind kind) => Update(kind, state => state.Confirm());

    /// <summary>The watch is away, and the data were last known to be current at <paramref name="since"/>. A problem says that getting back has failed.</summary>
    public void Doubt(WatchedKind kind, DateTimeOffset since, string? problem) =>
        Update(kind, state => state.Doubt(since, time.GetUtcNow(), problem));

    /// <summary>The kind counts as listed and empty; a null finding is that this is no news.</summary>
    public void SetUnavailable(WatchedKind kind, Finding? finding) => Update(kind, state => AddAll(state.SetUnavailable(finding)));

    /// <summary>The server has said what it is.</summary>
    public void SetServer(ServerFacts server)
    {
        lock (_gate)
        {
            if (server == _server) return;
            _server = server;
            _pending.AddAll();
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
            if (_pending.Any && states.All(s => s.IsListed))
            {
                build = Builder(states, server, _pending);
                _pending = new();
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
            lock (_gate) _pending.AddAll();
            throw;
        }
    }

    private void Update(WatchedKind kind, Action<KindState> change)
    {
        lock (_gate) change(_states[kind]);
        Changed?.Invoke();
    }

    private void AddAll(bool hasChanged)
    {
        if (hasChanged) _pending.AddAll();
    }

    private Func<ClusterSnapshot> Builder(List<KindState> states, ServerFacts? server, PendingChanges pending)
    {
        if (_last.Snapshot is { } last && !pending.NeedsAll && pending.Count <= Math.Max(Few, states.Sum(s => s.Objects.Count) / 8))
            return () => _builder.Change(last, pending.ToDelta(), pending.MovesPlugin);
        var objects = states.SelectMany(s => s.Objects).ToArray();
        var unavailable = states.Select(s => s.Unavailable).OfType<Finding>().ToArray();
        return () => _builder.Build(objects, unavailable, server);
    }
}

using Microsoft.Extensions.Time.Testing;
using PolicyStudio.Cluster.Tests.Watching.Folding;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Cluster.Watching.Folding;
using PolicyStudio.Cluster.Watching.Live;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Watching.Live;

public sealed class StatePublisherTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FakeTimeProvider _time = new();
    private readonly SnapshotStore _store;
    private readonly ClusterFeed _feed;

    public StatePublisherTests()
    {
        _store = new("test", TimeSpan.FromSeconds(1.5), _time);
        // One kind is missing: what a test lists then is one change, and the first snapshot.
        foreach (var kind in WatchedKind.All.Where(k => k != StoreObjects.Pods)) _store.Listed(kind, []);
        _feed = new(_store.Compute());
    }

    [Fact]
    public async Task First_change_is_published_at_once_and_those_of_the_next_100_ms_together()
    {
        using var stop = new CancellationTokenSource();
        var run = new StatePublisher(_store, _feed, Pause, _time).RunAsync(stop.Token);
        _store.Listed(StoreObjects.Pods, []);
        await Eventually.HoldsAsync("the first snapshot", () => _feed.Current.Sequence == 1);

        for (var i = 0; i < 1_000; i++) _store.Keep(StoreObjects.Pods, StoreObjects.Pod($"p{i}"));
        // The clock stands still, so nothing may be published, however long we look.
        await Task.Delay(150, TestContext.Current.CancellationToken);
        Assert.Equal(1, _feed.Current.Sequence);

        _time.Advance(Pause);
        await Eventually.HoldsAsync("one snapshot of all changes", () => _feed.Current.Sequence == 2);
        Assert.Equal(1_000, _feed.Current.Snapshot!.Pods.Length);

        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task Doubt_that_lasts_is_published_as_a_loss_without_any_further_change()
    {
        using var stop = new CancellationTokenSource();
        var run = new StatePublisher(_store, _feed, Pause, _time).RunAsync(stop.Token);
        _store.Listed(StoreObjects.Pods, []);
        await Eventually.HoldsAsync("live", () => _feed.Current.Connection.Phase == ConnectionPhase.Live);

        _store.Doubt(StoreObjects.Pods, _time.GetUtcNow(), null);
        await Eventually.HoldsAsync("stale", () =>
        {
            _time.Advance(Pause);
            return _feed.Current.Connection.Phase == ConnectionPhase.Stale;
        });

        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task Objects_that_cannot_be_put_together_make_the_state_stale_until_they_can()
    {
        using var stop = new CancellationTokenSource();
        var run = new StatePublisher(_store, _feed, Pause, _time).RunAsync(stop.Token);
        _store.Listed(StoreObjects.Pods, [StoreObjects.Pod("p")]);
        await Eventually.HoldsAsync("live", () => _feed.Current.Connection.Phase == ConnectionPhase.Live);

        // Without a namespace it is another object to the store, and the same pod to the engine.
        var stray = StoreObjects.Read(StoreObjects.Pods, """{"metadata":{"name":"p","uid":"u","resourceVersion":"2"}}""");
        _store.Keep(StoreObjects.Pods, stray);
        await Eventually.HoldsAsync("stale", () => { _time.Advance(Pause); return _feed.Current.Connection.Phase == ConnectionPhase.Stale; });
        Assert.Contains("Pod default/p is there twice", _feed.Current.Connection.Problem, StringComparison.Ordinal);
        Assert.Single(_feed.Current.Snapshot!.Pods);

        _store.Remove(StoreObjects.Pods, stray.Reference);
        await Eventually.HoldsAsync("live again", () => { _time.Advance(Pause); return _feed.Current.Connection.Phase == ConnectionPhase.Live; });
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task Nothing_happens_while_nothing_changes()
    {
        using var stop = new CancellationTokenSource();
        var run = new StatePublisher(_store, _feed, Pause, _time).RunAsync(stop.Token);
        _store.Listed(StoreObjects.Pods, []);
        await Eventually.HoldsAsync("the first snapshot", () => { _time.Advance(Pause); return _feed.Current.Connection.Phase == ConnectionPhase.Live; });

        using var subscription = _feed.Subscribe();
        var seen = 0;
        var reading = Task.Run(async () => { await foreach (var _ in subscription.States()) seen++; }, TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync("the current state", () => seen == 1);
        for (var i = 0; i < 100; i++) _time.Advance(TimeSpan.FromMinutes(1));
        await stop.CancelAsync();
        await run;
        subscription.Dispose();
        await reading;
        Assert.Equal(1, seen);
    }
}

using Microsoft.Extensions.Time.Testing;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Cluster.Watching.Folding;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Tests.Watching.Folding;

public sealed class SnapshotStoreTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    private readonly FakeTimeProvider _time = new();
    private readonly SnapshotStore _store;

    public SnapshotStoreTests() => _store = new("test", Grace, _time);

    [Fact]
    public void There_is_no_snapshot_before_the_last_kind_is_listed()
    {
        foreach (var kind in WatchedKind.All.Where(k => k != StoreObjects.Pods)) _store.Listed(kind, []);
        _store.Listing(StoreObjects.Pods, 700);
        var state = _store.Compute();
        Assert.Null(state.Snapshot);
        Assert.Equal(ConnectionPhase.Connecting, state.Connection.Phase);
        Assert.Contains(new KindProgress("Pod", KindStatus.Listing, 700), state.Connection.Kinds);

        _store.Listed(StoreObjects.Pods, []);
        Assert.Equal((ConnectionPhase.Live, 1L), (_store.Compute().Connection.Phase, _store.Compute().Sequence));
    }

    [Fact]
    public void First_list_that_broke_off_fails_until_its_next_page_comes()
    {
        _store.Listing(StoreObjects.Pods, 700);
        _store.Doubt(StoreObjects.Pods, _time.GetUtcNow(), "It refuses connections.");
        Assert.Contains(new KindProgress("Pod", KindStatus.Failing, 0), _store.Compute().Connection.Kinds);
        _store.Listing(StoreObjects.Pods, 500);
        Assert.Contains(new KindProgress("Pod", KindStatus.Listing, 500), _store.Compute().Connection.Kinds);
    }

    [Fact]
    public void New_list_drops_what_it_lacks()
    {
        StoreObjects.ListAll(_store, StoreObjects.Pods, StoreObjects.Pod("old"), StoreObjects.Pod("same"));
        _store.Compute();
        _store.Listed(StoreObjects.Pods, [StoreObjects.Pod("same"), StoreObjects.Pod("new")]);
        Assert.Equal(["new", "same"], _store.Compute().Snapshot!.Pods.Select(p => p.Name));
    }

    [Fact]
    public void New_list_of_the_same_objects_makes_no_new_snapshot()
    {
        StoreObjects.ListAll(_store, StoreObjects.Pods, StoreObjects.Pod("same"));
        var before = _store.Compute();
        _store.Listed(StoreObjects.Pods, [StoreObjects.Pod("same")]);
        Assert.Same(before, _store.Compute());
    }

    [Fact]
    public void Watch_that_is_back_within_the_grace_was_never_lost()
    {
        StoreObjects.ListAll(_store);
        var before = _store.Compute();
        _store.Doubt(StoreObjects.Pods, _time.GetUtcNow(), null);
        _time.Advance(Grace - TimeSpan.FromMilliseconds(1));
        Assert.Same(before, _store.Compute());
        _store.Confirm(StoreObjects.Pods);
        _time.Advance(Grace);
        Assert.Same(before, _store.Compute());
    }

    [Fact]
    public void Watch_that_stays_away_is_lost_since_the_data_were_current()
    {
        StoreObjects.ListAll(_store);
        var live = _store.Compute();
        _time.Advance(TimeSpan.FromMinutes(10));
        var since = _time.GetUtcNow() - TimeSpan.FromSeconds(25);
        _store.Doubt(StoreObjects.Pods, since, null);
        _time.Advance(Grace);

        var stale = _store.Compute();
        Assert.Equal((ConnectionPhase.Stale, since), (stale.Connection.Phase, stale.Connection.Since));
        Assert.Equal("The watch of pods is lost.", stale.Connection.Problem);
        Assert.Same(live.Snapshot, stale.Snapshot);
        Assert.Equal(KindStatus.Lost, stale.Connection.Kinds.Single(k => k.Kind == "Pod").Status);

        _time.Advance(TimeSpan.FromHours(1));
        _store.Doubt(StoreObjects.Pods, _time.GetUtcNow(), "It refuses connections.");
        Assert.Equal((since, "It refuses connections."), (_store.Compute().Connection.Since, _store.Compute().Connection.Problem));

        _store.Confirm(StoreObjects.Pods);
        var back = _store.Compute().Connection;
        Assert.Equal((ConnectionPhase.Live, _time.GetUtcNow(), null), (back.Phase, back.Since, back.Problem));
    }

    [Fact]
    public void Loss_that_has_come_due_since_the_last_state_is_not_forgotten()
    {
        StoreObjects.ListAll(_store);
        _store.Doubt(StoreObjects.Pods, _time.GetUtcNow(), null);
        _time.Advance(Grace - TimeSpan.FromMilliseconds(1));
        Assert.Equal(ConnectionPhase.Live, _store.Compute().Connection.Phase);

        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(TimeSpan.Zero, _store.NextLoss());
        Assert.Equal(ConnectionPhase.Stale, _store.Compute().Connection.Phase);
        Assert.Null(_store.NextLoss());
    }

    [Fact]
    public void Of_an_object_that_a_list_has_twice_the_later_counts()
    {
        StoreObjects.ListAll(_store, StoreObjects.Pods, StoreObjects.Pod("twice", "1"), StoreObjects.Pod("twice", "2"));
        Assert.Equal("2", Assert.Single(_store.Compute().Snapshot!.Pods).Version!.ResourceVersion);
    }

    [Fact]
    public void Failed_way_back_is_a_loss_at_once()
    {
        StoreObjects.ListAll(_store);
        _store.Compute();
        _store.Doubt(StoreObjects.Pods, _time.GetUtcNow(), null);
        _store.Doubt(StoreObjects.Pods, _time.GetUtcNow(), "It refuses connections.");
        Assert.Equal(ConnectionPhase.Stale, _store.Compute().Connection.Phase);
    }

    [Fact]
    public void Same_problem_of_all_kinds_is_told_once()
    {
        foreach (var kind in WatchedKind.All) _store.Doubt(kind, _time.GetUtcNow(), "It refuses connections.");
        Assert.Equal("It refuses connections.", _store.Compute().Connection.Problem);
    }

    [Fact]
    public void Unavailable_kind_counts_as_listed_and_empty_with_its_finding()
    {
        foreach (var kind in WatchedKind.All.Where(k => k != StoreObjects.CronJobs)) _store.Listed(kind, []);
        var finding = new Finding("kind-unavailable", FindingLevel.Warning, null, "no CronJobs");
        _store.SetUnavailable(StoreObjects.CronJobs, finding);
        var state = _store.Compute();
        Assert.Equal(ConnectionPhase.Live, state.Connection.Phase);
        Assert.Equal([finding], StoreObjects.FindingsOf(state));

        _store.Listed(StoreObjects.CronJobs, []);
        Assert.Empty(StoreObjects.FindingsOf(_store.Compute()));
    }

    [Fact]
    public void Unavailable_kind_does_not_stay_lost_after_an_outage()
    {
        var finding = new Finding("kind-unavailable", FindingLevel.Warning, null, "no CronJobs");
        StoreObjects.ListAll(_store);
        _store.SetUnavailable(StoreObjects.CronJobs, finding);
        _store.Doubt(StoreObjects.CronJobs, _time.GetUtcNow(), "It refuses connections.");
        Assert.Equal(ConnectionPhase.Stale, _store.Compute().Connection.Phase);
        _store.SetUnavailable(StoreObjects.CronJobs, finding);
        Assert.Equal(ConnectionPhase.Live, _store.Compute().Connection.Phase);
    }

    [Theory]
    [InlineData(20, true, 2)]
    [InlineData(20, false, 2)]
    [InlineData(21, true, 1)]
    [InlineData(21, false, 2)]
    [InlineData(24, false, 1)]
    [InlineData(34, true, 0)]
    public void Server_that_lacks_something_is_told_of(int minor, bool withNameLabel, int findings)
    {
        StoreObjects.ListAll(_store, StoreObjects.Namespaces, StoreObjects.Namespace("db", withNameLabel));
        _store.SetServer(new($"v1.{minor}.0", 1, minor));
        var state = _store.Compute();
        Assert.Equal(findings, StoreObjects.FindingsOf(state).Count());
        Assert.Equal(minor < 22, state.Snapshot!.DropsEndPort);
        Assert.Equal($"v1.{minor}.0", state.ServerVersion);
    }

    [Fact]
    public void Ended_pod_is_kept_out_of_the_snapshot()
    {
        StoreObjects.ListAll(_store, StoreObjects.Pods, StoreObjects.Pod("once"));
        _store.Compute();
        _store.Keep(StoreObjects.Pods, StoreObjects.Pod("once", "2", "Succeeded"));
        Assert.Empty(_store.Compute().Snapshot!.Pods);
    }
}

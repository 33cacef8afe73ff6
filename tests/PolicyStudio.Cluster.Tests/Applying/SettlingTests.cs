using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Running;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Applying;

/// <summary>How an apply ends once all is written: by what the cluster shows, and never by what it has not shown.</summary>
public sealed class SettlingTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly DemoCluster _demo = new(TimeProvider.System);

    public void Dispose() => _demo.Dispose();

    [Fact]
    public async Task What_came_while_an_earlier_state_was_compared_counts_when_time_is_over()
    {
        var (before, after) = (_demo.Current with { Sequence = 1 }, _demo.Current with { Sequence = 2, Snapshot = _demo.Current.Snapshot!.With(findings: []) });
        var feed = new Feed(before);
        var result = await EndAsync(feed, snapshot =>
        {
            if (snapshot == after.Snapshot) return [];
            feed.Current = after;
            _time.Advance(TimeSpan.FromMinutes(1));
            return ["not yet"];
        });
        Assert.Equal(ApplyOutcome.ConfigurationMatches, result.Outcome);
    }

    [Fact]
    public async Task A_cluster_that_shows_something_else_to_the_end_differs()
    {
        var result = await EndAsync(new Feed(_demo.Current), _ =>
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            return ["another port is open"];
        });
        Assert.Equal((ApplyOutcome.ConfigurationDiffers, "another port is open"), (result.Outcome, Assert.Single(result.Details)));
    }

    [Fact]
    public async Task A_cluster_that_shows_nothing_is_no_match()
    {
        var ending = EndAsync(new Feed(_demo.Current with { Snapshot = null }), _ => []);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ApplyOutcome.ConfigurationDiffers, (await ending).Outcome);
    }

    private Task<ApplyResult> EndAsync(Feed feed, Func<ClusterSnapshot, ImmutableArray<string>> differs) =>
        new Settling(feed, new(), _time).EndAsync(differs, new([], null), CancellationToken.None);

    /// <summary>A feed that publishes nothing, and whose newest state the test sets.</summary>
    private sealed class Feed(ClusterState current) : IClusterFeed
    {
        public ClusterState Current { get; set; } = current;

        public ClusterSubscription Subscribe() => new ClusterFeed(Current).Subscribe();
    }
}

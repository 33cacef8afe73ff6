using Microsoft.Extensions.Logging.Abstractions;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Web.State.Exploring;

namespace PolicyStudio.Web.Tests.State.Exploring;

/// <summary>The explorer of a circuit follows the cluster, and shares what it computes with the others.</summary>
public sealed class ExplorerSessionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Two_circuits_share_what_is_computed()
    {
        var feed = ScenarioCluster.Feed(ExploredCluster.Made(3));
        using ExplorerSession one = On(feed), other = On(feed);

        await Task.WhenAll(one.StartAsync(Patience), other.StartAsync(Patience));

        Assert.NotNull(one.Facts);
        Assert.Same(one.Facts, other.Facts);
        // One who comes later has it at once.
        using var late = On(feed);
        Assert.Same(one.Facts, late.Facts);
    }

    [Fact]
    public async Task A_change_in_the_cluster_is_computed_by_itself()
    {
        var feed = ScenarioCluster.Feed(ExploredCluster.Made(2));
        using var session = On(feed);
        await session.StartAsync(Patience);
        var next = ScenarioCluster.State(ExploredCluster.Made(4), sequence: 2);
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Changed += () => { if (session.Facts?.Snapshot == next.Snapshot) seen.TrySetResult(); };

        feed.Publish(next);

        await seen.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(4, session.Facts!.Namespaces.Length);
    }

    [Fact]
    public async Task One_who_leaves_does_not_take_the_computation_from_another()
    {
        var facts = SharedFacts.Of(ExploredCluster.Made(4));
        using var leaving = new CancellationTokenSource();
        var (first, second) = (facts.GetAsync(leaving.Token), facts.GetAsync(TestContext.Current.CancellationToken));

        await leaving.CancelAsync();

        Assert.Equal(4, (await second.WaitAsync(Patience, TestContext.Current.CancellationToken)).Namespaces.Length);
        await Record.ExceptionAsync(() => first);
        Assert.Same(await second, facts.Known);
    }

    private static ExplorerSession On(IClusterFeed feed) => new(feed, TimeProvider.System, NullLogger<ExplorerSession>.Instance);
}

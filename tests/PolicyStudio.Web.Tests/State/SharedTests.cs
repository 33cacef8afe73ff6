using System.Runtime.CompilerServices;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.Tests.State;

/// <summary>What people who ask the same have in common.</summary>
public sealed class SharedTests
{
    [Fact]
    public async Task A_value_is_computed_once_for_all_who_ask_meanwhile()
    {
        var (shared, times) = (new Shared<string, object>(), 0);
        using var everybody = new Barrier(4);
        var values = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(() =>
        {
            everybody.SignalAndWait(TestContext.Current.CancellationToken);
            return shared.Get("key", () => { Interlocked.Increment(ref times); return new object(); });
        }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Equal(1, times);
        Assert.All(values, v => Assert.Same(values[0], v));
    }

    [Fact]
    public void A_value_goes_when_nobody_has_it_any_more()
    {
        var shared = new Shared<int, object>();
        var gone = Ask(shared);
        GC.Collect();

        Assert.False(gone.TryGetTarget(out _));
        Assert.NotNull(shared.Get(0, () => new object()));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference<object> Ask(Shared<int, object> shared) => new(shared.Get(0, () => new object()));
    }

    [Fact]
    public void A_computation_that_failed_is_tried_again()
    {
        var shared = new Shared<int, string>();
        Assert.Throws<InvalidOperationException>(() => shared.Get(0, () => throw new InvalidOperationException()));
        Assert.Equal("there", shared.Get(0, () => "there"));
    }

    [Fact]
    public void The_answer_is_one_for_who_asks_the_same_and_has_no_draft()
    {
        var ingress = Answer(StudioAddress.Start);
        Assert.Same(ingress, Answer(StudioAddress.Start with { }));
        Assert.NotSame(ingress, Answer(StudioAddress.Start with { Directions = AskedDirections.Both }));

        var draft = PolicyDraft.Empty.With(new PolicyWrite(ScenarioCluster.ExpectedPolicy));
        Assert.NotSame(Answer(StudioAddress.Start, draft), Answer(StudioAddress.Start, draft));
        Assert.Same(draft, Answer(StudioAddress.Start, draft).Comparison.Draft);

        static TargetView Answer(StudioAddress address, PolicyDraft? draft = null) => TargetView.Of(
            ScenarioCluster.Snapshot.Workload("mysql"), address, ClusterComparison.Of(ScenarioCluster.Snapshot, draft ?? PolicyDraft.Empty), ScenarioCluster.Suggestions);
    }
}

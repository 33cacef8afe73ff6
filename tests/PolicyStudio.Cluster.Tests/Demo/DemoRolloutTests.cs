using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Demo;

public sealed class DemoRolloutTests : IDisposable
{
    private static readonly ObjectReference Orders = new("Deployment", "backend", "orders");
    private static readonly ObjectReference Mysql = new("StatefulSet", "db", "mysql");

    private readonly FakeTimeProvider _time = new();
    private readonly DemoCluster _demo;

    public DemoRolloutTests() => _demo = new(_time);

    private ClusterSnapshot Snapshot => _demo.Current.Snapshot!;

    public void Dispose() => _demo.Dispose();

    [Fact]
    public async Task A_changed_template_label_reaches_every_pod_within_two_seconds_and_no_replica_is_ever_missing()
    {
        var before = PodsOf(Orders).Select(p => p.Name).ToHashSet();
        await LabelTemplateAsync(Orders, "db", "access_ok");
        Assert.False(RolloutOf(Orders).IsComplete);

        var beats = BeatsUntilComplete(Orders, () => Assert.True(PodsOf(Orders).Count(p => p.IsReady) >= 3));

        Assert.InRange(beats * DemoCluster.Beat, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        _time.Advance(DemoCluster.Beat);
        Assert.Equal(3, PodsOf(Orders).Length);
        Assert.All(PodsOf(Orders), p => Assert.True(p.Labels.Has("db", "access_ok") && !before.Contains(p.Name)));
    }

    [Fact]
    public async Task The_numbers_of_a_rollout_count_the_pods_that_are_there()
    {
        await LabelTemplateAsync(Orders, "db", "access_ok");
        BeatsUntilComplete(Orders, () =>
        {
            var live = PodsOf(Orders).Where(p => !p.IsTerminating).ToList();
            Assert.Equal((live.Count(p => p.Labels.Has("db", "access_ok")), live.Count(p => p.IsReady), live.Count),
                (RolloutOf(Orders).Updated, RolloutOf(Orders).Available, RolloutOf(Orders).Total));
        });
    }

    [Fact]
    public async Task A_stateful_set_is_rolled_out_from_the_highest_ordinal_down_one_pod_at_a_time()
    {
        await LabelTemplateAsync(Mysql, "tier", "data");
        var order = new List<string>();
        BeatsUntilComplete(Mysql, () =>
        {
            Assert.True(PodsOf(Mysql).Count(p => !p.IsReady) <= 1);
            order.AddRange(PodsOf(Mysql).Where(p => p.Labels.Has("tier", "data")).Select(p => p.Name).Except(order));
        });
        Assert.Equal(["mysql-1", "mysql-0"], order);
    }

    [Fact]
    public async Task Terminating_and_unready_pods_are_seen_on_the_way()
    {
        await LabelTemplateAsync(Mysql, "tier", "data");
        bool terminating = false, unready = false;
        BeatsUntilComplete(Mysql, () =>
        {
            terminating |= PodsOf(Mysql).Any(p => p.IsTerminating);
            unready |= PodsOf(Mysql).Any(p => p is { IsReady: false, IsTerminating: false });
        });
        Assert.True(terminating && unready);
    }

    [Fact]
    public async Task A_daemon_set_keeps_one_pod_a_node()
    {
        var promtail = new ObjectReference("DaemonSet", "monitoring", "promtail");
        await LabelTemplateAsync(promtail, "logs", "v2");
        BeatsUntilComplete(promtail, () => Assert.InRange(PodsOf(promtail).Count(p => !p.IsTerminating), 2, 3));
        Assert.All(PodsOf(promtail), p => Assert.Equal("v2", p.Labels["logs"]));
    }

    [Fact]
    public async Task A_label_on_a_pod_alone_is_lost_at_the_next_rollout()
    {
        var pod = PodsOf(Mysql)[0];
        await WriteAsync(new LabelStep(pod.Reference, LabelStep.OwnLabels, [new("db", null, "access_ok")], pod.Version!.Uid));
        Assert.Equal("access_ok", PodsOf(Mysql)[0].Labels["db"]);

        await LabelTemplateAsync(Mysql, "tier", "data");
        BeatsUntilComplete(Mysql);

        Assert.Null(PodsOf(Mysql)[0].Labels["db"]);
        Assert.NotEqual(pod.Version.Uid, PodsOf(Mysql)[0].Version!.Uid);
    }

    [Fact]
    public async Task A_cron_job_has_the_new_label_at_once_and_rolls_nothing_out()
    {
        var backup = new ObjectReference("CronJob", "ops", "backup");
        await LabelTemplateAsync(backup, "db", "access_ok");
        Assert.Equal("access_ok", Snapshot.FindWorkload(backup)!.Pods[0].Labels["db"]);
        Assert.Equal(0, Snapshot.FindWorkload(backup)!.LivePods);
    }

    [Fact]
    public async Task Every_watcher_is_told_of_a_write_and_of_the_rollout_that_follows()
    {
        using var first = _demo.Subscribe();
        using var second = _demo.Subscribe();
        var before = _demo.Current.Sequence;
        await LabelTemplateAsync(Orders, "db", "access_ok");
        BeatsUntilComplete(Orders);
        foreach (var watcher in new[] { first, second })
            await foreach (var state in watcher.States(TestContext.Current.CancellationToken))
            {
                Assert.True(state.Sequence > before + 1);
                Assert.True(state.Snapshot!.Controllers.Single(c => c.Reference == Orders).Rollout.IsComplete);
                break;
            }
    }

    [Fact]
    public async Task Once_a_rollout_has_ended_nothing_moves_any_more()
    {
        await LabelTemplateAsync(Orders, "db", "access_ok");
        BeatsUntilComplete(Orders);
        _time.Advance(DemoCluster.Beat * 2);
        var settled = _demo.Current.Sequence;
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(settled, _demo.Current.Sequence);
    }

    private ImmutableArray<Pod> PodsOf(ObjectReference workload) => [.. Snapshot.FindWorkload(workload)!.Pods.Where(p => !p.IsFromTemplate)];

    private Rollout RolloutOf(ObjectReference reference) => Snapshot.Controllers.Single(c => c.Reference == reference).Rollout;

    private int BeatsUntilComplete(ObjectReference reference, Action? atEach = null)
    {
        for (var beats = 1; beats < 50; beats++)
        {
            _time.Advance(DemoCluster.Beat);
            atEach?.Invoke();
            if (RolloutOf(reference).IsComplete) return beats;
        }
        throw new TimeoutException($"{reference} is still being rolled out");
    }

    private Task LabelTemplateAsync(ObjectReference reference, string key, string value)
    {
        var path = new TemplateLabelChange(reference, key, value).TemplatePath + ".metadata";
        return WriteAsync(new LabelStep(reference, path, [new(key, null, value)], null));
    }

    private async Task WriteAsync(WriteStep step) =>
        Assert.Equal(WriteOutcome.Accepted, (await _demo.WriteAsync(step, new("tester"), dryRun: false, TestContext.Current.CancellationToken)).Outcome);
}

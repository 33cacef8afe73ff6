using Microsoft.Extensions.Time.Testing;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Running;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Cluster.Auditing.Journal;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Cluster.Storing;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Applying;

/// <summary>A demo cluster, a service in front of it and a clock that the test winds.</summary>
internal sealed class DemoBench : IDisposable, IProgress<StepProgress>
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeTimeProvider _clusterTime = new();

    private readonly StoreAccess _store;

    /// <summary>A bench.</summary>
    /// <param name="store">Where the journal is; in memory unless the test says else.</param>
    public DemoBench(StoreAccess? store = null)
    {
        _store = store ?? new(new() { Folder = null });
        Demo = new(_clusterTime);
        Writer = new(Demo);
        Journal = new(new ChangeJournal(_store, TimeSpan.FromSeconds(30), _time));
        Service = new(Demo, Writer, Journal, Options, _time);
        Unfinished = new(Demo, Writer, Journal, Options, _time);
        Provisional = new(Demo, new ProvisionalLedger(_store, _time), Service, _time);
        Audit = new(_store);
    }

    public static Author Author { get; } = new("ada@example.com");

    public static ChangeReason Reason { get; } = new("orders needs MySQL");

    // Time is wound faster than it goes by: what takes a while on a busy machine must not be late for that.
    public static ChangeOptions Options { get; } = new() { RolloutTimeout = TimeSpan.FromMinutes(5), SettleTimeout = TimeSpan.FromMinutes(2) };

    public DemoCluster Demo { get; }

    public WriterDouble Writer { get; }

    public JournalDouble Journal { get; }

    public ChangeService Service { get; }

    public UnfinishedPlans Unfinished { get; }

    public ProvisionalChanges Provisional { get; }

    public AuditLog Audit { get; }

    public ClusterSnapshot Snapshot => Demo.Current.Snapshot!;

    /// <summary>Everything that was reported, in order.</summary>
    public List<StepProgress> Reported { get; } = [];

    /// <summary>Called for each report before the apply goes on.</summary>
    public Action<StepProgress> OnReport { get; set; } = _ => { };

    /// <summary>False: the cluster's controllers stand still, and no rollout ends.</summary>
    public bool ControllersRun { get; set; } = true;

    public void Report(StepProgress value)
    {
        Reported.Add(value);
        OnReport(value);
    }

    public ChangePlan Plan(params DraftChange[] changes) =>
        ChangePlanner.Plan(changes.Aggregate(PolicyDraft.Empty, (draft, c) => draft.With(c)), Snapshot, Demo.Current.Sequence);

    public Task<ApplyResult> ApplyAsync(ChangePlan plan, CancellationToken cancellation = default) => WindAsync(Service.ApplyAsync(plan, Author, Reason, this, cancellation));

    /// <summary>Applies a plan for a while only.</summary>
    public Task<ApplyResult> ApplyAsync(ChangePlan plan, TimeSpan provisionalFor) =>
        WindAsync(Service.ApplyAsync(plan, Author, Reason with { ProvisionalFor = provisionalFor }, this));

    /// <summary>Lets time go by for journal and service.</summary>
    public void Wait(TimeSpan time) => _time.Advance(time);

    /// <summary>A write behind the studio's back.</summary>
    public void WriteBehind(params DraftChange[] changes)
    {
        foreach (var step in Plan(changes).Writes)
            Assert.Equal(WriteOutcome.Accepted, Demo.WriteAsync(step, new("somebody else"), dryRun: false, CancellationToken.None).Result.Outcome);
    }

    public void Dispose()
    {
        Demo.Dispose();
        _store.Dispose();
    }

    /// <summary>Winds both clocks until a task has ended.</summary>
    public async Task<T> WindAsync<T>(Task<T> task)
    {
        for (var turns = 0; !task.IsCompleted; turns++)
        {
            if (turns > 20_000) throw new TimeoutException("the apply does not end");
            if (ControllersRun) _clusterTime.Advance(DemoCluster.Beat);
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1);
        }
        return await task;
    }
}

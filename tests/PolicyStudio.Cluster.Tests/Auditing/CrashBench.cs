using Microsoft.Extensions.Time.Testing;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Running;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Cluster.Auditing.Journal;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Cluster.Storing;
using PolicyStudio.Cluster.Tests.Applying;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Auditing;

/// <summary>A cluster and a store that outlive processes, and processes that die where the test wants: from one moment on they do nothing more.</summary>
internal sealed class CrashBench : IDisposable
{
    private readonly FakeTimeProvider _clusterTime = new();
    private readonly StoreAccess _store = new(new() { Folder = null });

    public CrashBench()
    {
        Demo = new(_clusterTime);
        Writer = new(Demo);
        Audit = new(_store);
    }

    public DemoCluster Demo { get; }

    public ClusterSnapshot Snapshot => Demo.Current.Snapshot!;

    /// <summary>The door to the cluster; it counts the writes of all processes.</summary>
    public WriterDouble Writer { get; }

    public AuditLog Audit { get; }

    public ChangePlan Plan => new Scenario().Plan(Demo.Current);

    /// <summary>The writes that reached the cluster, in order.</summary>
    public IEnumerable<WriteStep> Written => Writer.Written;

    /// <summary>Starts a process, and lets it do one thing until it is done, or until the process dies. Returns what came of it, or null.</summary>
    /// <param name="work">What it does.</param>
    /// <param name="diesAt">At which of the moments before and after each line of the journal and each write; 0 for never.</param>
    public async Task<ApplyResult?> RunAsync(Func<ChangeService, UnfinishedPlans, Task<ApplyResult>> work, int diesAt = 0)
    {
        // Each process has a clock of its own: that of a dead one stands still, and its lease runs out.
        var time = new FakeTimeProvider(_lastTime + TimeSpan.FromMinutes(1));
        var (died, moments) = (false, 0);
        var journal = new JournalDouble(new ChangeJournal(_store, TimeSpan.FromSeconds(30), time)) { Gate = GateAsync };
        Writer.Gate = GateAsync;
        var task = work(new(Demo, Writer, journal, DemoBench.Options, time), new(Demo, Writer, journal, DemoBench.Options, time));
        for (var turns = 0; !task.IsCompleted && !died; turns++)
        {
            if (turns > 20_000) throw new TimeoutException("it does not end");
            _clusterTime.Advance(DemoCluster.Beat);
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1);
        }
        _lastTime = time.GetUtcNow();
        return died ? null : await task;

        Task GateAsync()
        {
            if (++moments != diesAt) return Task.CompletedTask;
            died = true;
            return new TaskCompletionSource().Task;
        }
    }

    /// <summary>What a process does when it starts: reads back what is unfinished. Returns how the one plan stands, or null when there is none.</summary>
    public async Task<ApplyResult?> RecoverAsync(int diesAt = 0) => await RunAsync(async (_, unfinished) =>
        (await unfinished.RecoverAsync()).SingleOrDefault() ?? new(ApplyOutcome.NotApplicable, "nothing to recover", [], []), diesAt) is { Outcome: not ApplyOutcome.NotApplicable } result ? result : null;

    public async Task<Guid> UnfinishedAsync() => Assert.Single(await Process().ListAsync()).Id;

    public async Task<bool> IsNothingUnfinishedAsync() => (await Process().ListAsync()).IsEmpty;

    public void Dispose()
    {
        Demo.Dispose();
        _store.Dispose();
    }

    private DateTimeOffset _lastTime = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private UnfinishedPlans Process() => new(Demo, Writer, new ChangeJournal(_store, TimeSpan.FromSeconds(30), new FakeTimeProvider(_lastTime)), DemoBench.Options, TimeProvider.System);
}

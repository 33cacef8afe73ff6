using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;

namespace PolicyStudio.Cluster.Tests.Applying;

/// <summary>A journal in front of the real one, on which a test can lay the faults of a store.</summary>
internal sealed class JournalDouble(IChangeJournal inner) : IChangeJournal
{
    /// <summary>Called before each line is written: throws what a store throws. The line's name is <c>begin</c>, <c>mark</c>, <c>end</c>, <c>leave</c> or <c>hand over</c>.</summary>
    public Action<string, StepProgress?> Before { get; set; } = (_, _) => { };

    /// <summary>Awaited before and after each line: where it never ends, the process has died.</summary>
    public Func<Task> Gate { get; set; } = () => Task.CompletedTask;

    public async Task<IJournalledPlan> BeginAsync(PlanIntent intent) =>
        new Plan(this, await LineAsync("begin", null, () => inner.BeginAsync(intent)));

    public Task<ImmutableArray<UnfinishedPlan>> UnfinishedAsync(string cluster) => inner.UnfinishedAsync(cluster);

    public Task<ImmutableArray<string>> UnreadableAsync(string cluster) => inner.UnreadableAsync(cluster);

    public async Task<IJournalledPlan?> ClaimAsync(Guid id) => await inner.ClaimAsync(id) is { } plan ? new Plan(this, plan) : null;

    private async Task<T> LineAsync<T>(string line, StepProgress? step, Func<Task<T>> write)
    {
        Before(line, step);
        await Gate();
        var result = await write();
        await Gate();
        return result;
    }

    private sealed class Plan(JournalDouble journal, IJournalledPlan inner) : IJournalledPlan
    {
        UnfinishedPlan IJournalledPlan.Plan => inner.Plan;

        public Task MarkAsync(StepProgress step) => journal.LineAsync("mark", step, async () => { await inner.MarkAsync(step); return 0; });

        public Task<ApplyResult> EndAsync(ApplyResult result) => journal.LineAsync("end", null, () => inner.EndAsync(result));

        public Task LeaveAsync(ApplyResult result) => journal.LineAsync("leave", null, async () => { await inner.LeaveAsync(result); return 0; });

        public async Task<IJournalledPlan> HandOverAsync(ApplyResult result, PlanIntent next) =>
            new Plan(journal, await journal.LineAsync("hand over", null, () => inner.HandOverAsync(result, next)));

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

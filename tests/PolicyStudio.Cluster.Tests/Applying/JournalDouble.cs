using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;

namespace PolicyStudio.Cluster.Tests.Applying;

/// <summary>A journal in front of the real one, on which a test can lay the faults of a store.</summary>
internal sealed class JournalDouble(IChangeJournal inner) : IChangeJournal
{
    /// <summary>Called before each line is written: throws what a store throws. The line's name is <c>begin</c>, <c>mark</c>, <c>end</c>, <c>leave</c> or <c>hand over</c>.</summary>
    public Action<string, StepProgress?> Before { get; set; } = (_, _) => { };

    public async Task<IJournalledPlan> BeginAsync(PlanIntent intent)
    {
        Before("begin", null);
        return new Plan(this, await inner.BeginAsync(intent));
    }

    public Task<ImmutableArray<UnfinishedPlan>> UnfinishedAsync(string cluster) => inner.UnfinishedAsync(cluster);

    public async Task<IJournalledPlan?> ClaimAsync(Guid id) => await inner.ClaimAsync(id) is { } plan ? new Plan(this, plan) : null;

    private sealed class Plan(JournalDouble journal, IJournalledPlan inner) : IJournalledPlan
    {
        UnfinishedPlan IJournalledPlan.Plan => inner.Plan;

        public Task MarkAsync(StepProgress step)
        {
            journal.Before("mark", step);
            return inner.MarkAsync(step);
        }

        public Task<ApplyResult> EndAsync(ApplyResult result)
        {
            journal.Before("end", null);
            return inner.EndAsync(result);
        }

        public Task LeaveAsync(ApplyResult result)
        {
            journal.Before("leave", null);
            return inner.LeaveAsync(result);
        }

        public async Task<IJournalledPlan> HandOverAsync(ApplyResult result, PlanIntent next)
        {
            journal.Before("hand over", null);
            return new Plan(journal, await inner.HandOverAsync(result, next));
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Storing;

namespace PolicyStudio.Cluster.Auditing.Journal;

/// <summary>
/// The journal in the store. A plan belongs to one process, which renews its lease; another takes it over by an update that only one of
/// several can make. Processes that share a store need clocks that agree to within the lease.
/// </summary>
internal sealed class ChangeJournal(StoreAccess store, TimeSpan lease, TimeProvider time) : IChangeJournal
{
    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    public async Task<IJournalledPlan> BeginAsync(PlanIntent intent) =>
        Kept(await store.WriteAsync(async s =>
        {
            var plan = Insert(s, intent);
            await ProvisionalRows.TakeAsync(s, intent, plan.Id);
            return plan;
        }));

    public async Task<ImmutableArray<UnfinishedPlan>> UnfinishedAsync(string cluster) => [.. (await ReadAsync(cluster)).Select(p => p.Plan).OfType<UnfinishedPlan>()];

    public async Task<ImmutableArray<string>> UnreadableAsync(string cluster) => [.. (await ReadAsync(cluster)).Select(p => p.Problem).OfType<string>()];

    public async Task<IJournalledPlan?> ClaimAsync(Guid id)
    {
        var claimed = await store.WriteAsync<UnfinishedPlan?>(async s =>
        {
            var (now, until) = (Now, LeaseEnd);
            var taken = await s.Plans.Where(p => p.Id == id && (p.Owner == null || p.Lease < now))
                .ExecuteUpdateAsync(u => u.SetProperty(p => p.Owner, _owner).SetProperty(p => p.Lease, until));
            return taken == 0 ? null : await ReadAsync(s, await s.Plans.AsNoTracking().SingleAsync(p => p.Id == id));
        });
        return claimed is null ? null : Kept(claimed);
    }

    /// <summary>Says that this process lives.</summary>
    public Task RenewAsync(Guid id) => store.WriteAsync(s => OwnAsync(s, id));

    public Task MarkAsync(Guid id, StepProgress step) => store.WriteAsync(async s =>
    {
        await OwnAsync(s, id);
        var (status, detail) = (step.Status.ToString(), CanonicalJson.WellFormed(step.Detail));
        return await s.Steps.Where(r => r.PlanId == id && r.Index == step.Index)
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.Status, status).SetProperty(r => r.Detail, detail));
    });

    public Task<long> EndAsync(UnfinishedPlan plan, ApplyResult result) => store.WriteAsync(async s =>
    {
        var now = time.GetUtcNow();
        var entry = await EndAsync(s, plan, result, now);
        await ProvisionalRows.EndAsync(s, plan.Id, plan.Intent, result, entry, now);
        return entry;
    });

    public Task LeaveAsync(Guid id, ApplyResult? result) => store.WriteAsync(async s =>
    {
        await OwnAsync(s, id);
        var (isPartial, message) = (result?.Outcome == ApplyOutcome.Partial, CanonicalJson.WellFormed(result?.Message ?? ""));
        if (isPartial)
        {
            // What was read back is more than what was told; of anything else it still counts that a step may be under way.
            await s.Steps.Where(r => r.PlanId == id).ExecuteDeleteAsync();
            s.Steps.AddRange(StepMarks.Rows(id, result!.Steps));
        }
        return await s.Plans.Where(p => p.Id == id).ExecuteUpdateAsync(u => u.SetProperty(p => p.Owner, (string?)null)
            .SetProperty(p => p.IsPartial, p => result == null ? p.IsPartial : isPartial).SetProperty(p => p.Message, p => result == null ? p.Message : message));
    });

    public async Task<IJournalledPlan> HandOverAsync(UnfinishedPlan plan, ApplyResult result, PlanIntent next) => Kept(await store.WriteAsync(async s =>
    {
        var following = Insert(s, next with { Regards = await EndAsync(s, plan, result, time.GetUtcNow()) });
        await ProvisionalRows.PassOnAsync(s, plan.Id, following.Id);
        return following;
    }));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long LeaseEnd => Now + (long)lease.TotalMilliseconds;

    private JournalledPlan Kept(UnfinishedPlan plan) => new(this, plan, lease / 3, time);

    // Every write asks first whether the plan is still this process's own: one that was stopped for long may have lost it.
    private async Task<int> OwnAsync(StudioStore s, Guid id)
    {
        var until = LeaseEnd;
        var mine = await s.Plans.Where(p => p.Id == id && p.Owner == _owner).ExecuteUpdateAsync(u => u.SetProperty(p => p.Lease, until));
        return mine == 1 ? mine : throw new JournalException("another process has taken the plan over");
    }

    private async Task<long> EndAsync(StudioStore s, UnfinishedPlan plan, ApplyResult result, DateTimeOffset now)
    {
        await OwnAsync(s, plan.Id);
        await s.Steps.Where(r => r.PlanId == plan.Id).ExecuteDeleteAsync();
        await s.Plans.Where(p => p.Id == plan.Id).ExecuteDeleteAsync();
        return await AuditLog.AppendAsync(s, plan.Intent, plan.Begun, now, result);
    }

    private UnfinishedPlan Insert(StudioStore s, PlanIntent intent)
    {
        var row = new PlanRow
        {
            Id = Guid.NewGuid(),
            Cluster = intent.Cluster,
            Intent = CanonicalJson.Write(IntentJson.Write(intent)),
            Begun = Now,
            Owner = _owner,
            Lease = LeaseEnd,
        };
        var steps = intent.Plan.Steps.Select((step, i) => new StepProgress(i, step, StepStatus.Waiting)).ToImmutableArray();
        s.Plans.Add(row);
        s.Steps.AddRange(StepMarks.Rows(row.Id, steps));
        return new(row.Id, intent, DateTimeOffset.FromUnixTimeMilliseconds(row.Begun), UnfinishedState.Running, steps);
    }

    // One that cannot be read, of another version of the product or of a damaged store, does not hide the others.
    private Task<List<(UnfinishedPlan? Plan, string? Problem)>> ReadAsync(string cluster) => store.ReadAsync(async s =>
    {
        var plans = new List<(UnfinishedPlan?, string?)>();
        foreach (var row in await s.Plans.AsNoTracking().Where(p => p.Cluster == cluster).OrderBy(p => p.Begun).ToListAsync())
            try
            {
                plans.Add((await ReadAsync(s, row), null));
            }
            catch (JournalException unreadable)
            {
                plans.Add((null, unreadable.Message));
            }
        return plans;
    });

    private async Task<UnfinishedPlan> ReadAsync(StudioStore s, PlanRow row)
    {
        var rows = await s.Steps.AsNoTracking().Where(r => r.PlanId == row.Id).ToListAsync();
        var begun = DateTimeOffset.FromUnixTimeMilliseconds(row.Begun);
        try
        {
            var intent = IntentJson.Read((JsonObject)JsonNode.Parse(row.Intent)!);
            var state = row.Owner is not null && row.Lease >= Now ? UnfinishedState.Running : row.IsPartial ? UnfinishedState.Partial : UnfinishedState.Interrupted;
            return new(row.Id, intent, begun, state, StepMarks.Of(intent.Plan, rows), row.Message);
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or InvalidOperationException or InvalidCastException or NullReferenceException or ArgumentException or IndexOutOfRangeException)
        {
            throw new JournalException($"the plan {row.Id} in the journal, begun {begun:u}, can't be read: {wrong.Message}", wrong);
        }
    }
}

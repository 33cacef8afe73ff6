using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Tests.Applying;
using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Cluster.Tests.Auditing;

/// <summary>What a person may do about a partial plan, and what stops him.</summary>
public sealed class UnfinishedPlansTests : IAsyncLifetime
{
    private const int AfterTheTemplate = 12;

    private static readonly ChangeReason Why = new("what was begun");
    private static readonly Author Bob = new("bob@example.com");

    private readonly CrashBench _bench = new();
    private Guid _id;

    public async ValueTask InitializeAsync()
    {
        var plan = _bench.Plan;
        await _bench.RunAsync((changes, _) => changes.ApplyAsync(plan, DemoBench.Author, DemoBench.Reason), AfterTheTemplate);
        Assert.Equal(ApplyOutcome.Partial, (await _bench.RecoverAsync())!.Outcome);
        _id = await _bench.UnfinishedAsync();
    }

    public ValueTask DisposeAsync()
    {
        _bench.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_is_not_resumed_over_what_somebody_else_has_changed_but_it_can_be_rolled_back()
    {
        await WriteBehindAsync(new PolicyWrite(new Scenario().Policy(_bench.Snapshot) with { Ingress = [] }));
        var refused = await ResumeAsync();
        Assert.Equal(ApplyOutcome.Stale, refused.Outcome);
        Assert.Contains("exists already", Assert.Single(refused.Details), StringComparison.Ordinal);
        Assert.Equal(_id, await _bench.UnfinishedAsync());

        var back = await _bench.RunAsync((_, unfinished) => unfinished.RollBackAsync(_id, Bob, Why));
        // What is there is not what there was before: theirs isolates MySQL. That is said, and theirs is left alone.
        Assert.Equal(ApplyOutcome.ConfigurationDiffers, back!.Outcome);
        Assert.Contains("web/storefront[Deployment] -> db/mysql[StatefulSet]: all ports predicted, no port reached", back.Details);
        Assert.Null(_bench.Snapshot.NamespaceOf("backend").Labels["name"]);
        Assert.Empty(_bench.Snapshot.FindPolicy("db", "allow-specific-backend-to-db")!.Ingress);
    }

    [Fact]
    public async Task Who_may_not_write_may_not_go_on_either_and_it_stays_partial()
    {
        _bench.Writer.Refusal = (step, author) => step is PolicyStep ? $"{author.Name} may not create policies" : null;
        var refused = await ResumeAsync();
        Assert.Equal((ApplyOutcome.Forbidden, "create policy db/allow-specific-backend-to-db: bob@example.com may not create policies"), (refused.Outcome, Assert.Single(refused.Details)));
        Assert.Equal(_id, await _bench.UnfinishedAsync());

        _bench.Writer.Refusal = (_, _) => null;
        Assert.Equal(ApplyOutcome.ConfigurationMatches, (await ResumeAsync()).Outcome);
    }

    [Fact]
    public async Task What_somebody_has_finished_by_hand_is_not_written_again()
    {
        await WriteBehindAsync(new PolicyWrite(new Scenario().Policy(_bench.Snapshot)));
        var written = _bench.Written.Count();
        Assert.Equal(ApplyOutcome.ConfigurationMatches, (await ResumeAsync()).Outcome);
        Assert.Equal(written, _bench.Written.Count());
        Assert.True(await _bench.IsNothingUnfinishedAsync());
    }

    [Fact]
    public async Task A_server_that_cannot_be_read_decides_nothing()
    {
        _bench.Writer.Reading = _ => new(StepState.Unknown, "no answer from the API server");
        var result = await ResumeAsync();
        Assert.Equal(ApplyOutcome.Unknown, result.Outcome);
        Assert.Contains("no answer from the API server", result.Message, StringComparison.Ordinal);
        _bench.Writer.Reading = _ => null;
        Assert.Equal(ApplyOutcome.Partial, (await _bench.RecoverAsync())!.Outcome);
        Assert.Equal(ApplyOutcome.ConfigurationMatches, (await ResumeAsync()).Outcome);
    }

    [Fact]
    public async Task What_has_ended_cannot_be_gone_on_with()
    {
        await ResumeAsync();
        Assert.Equal(ApplyOutcome.NotApplicable, (await ResumeAsync()).Outcome);
    }

    private async Task<ApplyResult> ResumeAsync() => (await _bench.RunAsync((_, unfinished) => unfinished.ResumeAsync(_id, Bob, Why)))!;

    private async Task WriteBehindAsync(DraftChange change)
    {
        var plan = Cluster.Applying.Plans.ChangePlanner.Plan(PolicyDraft.Empty.With(change), _bench.Snapshot, 0);
        Assert.Equal(WriteOutcome.Accepted, (await _bench.Demo.WriteAsync(plan.Writes.Single(), new("somebody else"), dryRun: false, CancellationToken.None)).Outcome);
    }
}

using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Cluster.Tests.Applying;

public sealed class ChangeServiceTests : IDisposable
{
    private readonly DemoBench _bench = new();
    private readonly Scenario _scenario = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_founding_scenario_ends_in_exactly_the_expected_policy()
    {
        var result = await _bench.ApplyAsync(_scenario.Plan(_bench.Demo.Current), TestContext.Current.CancellationToken);

        Assert.Equal((ApplyOutcome.ConfigurationMatches, "configuration matches"), (result.Outcome, result.Message));
        Assert.All(result.Steps, s => Assert.Equal(StepStatus.Done, s.Status));
        Assert.True(_bench.Snapshot.FindPolicy("db", "allow-specific-backend-to-db")!.SameSpec(Scenario.ExpectedPolicy()));
        Assert.Equal("backend", _bench.Snapshot.NamespaceOf("backend").Labels["name"]);
        Assert.All(_bench.Snapshot.FindWorkload(_scenario.Orders)!.Pods, p => Assert.Equal("access_ok", p.Labels["db"]));
    }

    [Fact]
    public async Task Progress_is_told_step_by_step_and_the_policy_is_written_after_the_rollout_has_ended()
    {
        var completeAtPolicy = false;
        _bench.OnReport = p =>
        {
            if (p is { Step: PolicyStep, Status: StepStatus.Running })
                completeAtPolicy = _bench.Snapshot.FindController(_scenario.Orders)!.Rollout.IsComplete;
        };
        await _bench.ApplyAsync(_scenario.Plan(_bench.Demo.Current), TestContext.Current.CancellationToken);

        Assert.True(completeAtPolicy);
        Assert.Contains(_bench.Reported, p => p is { Step: RolloutStep, Status: StepStatus.Running, Detail: "2 of 3 pods updated" });
        var turns = _bench.Reported.Where(p => p.Status is StepStatus.Running or StepStatus.Done).Select(p => p.Index);
        Assert.Equal(turns.Order(), turns);
    }

    [Fact]
    public async Task Applying_the_inverse_brings_everything_back()
    {
        await _bench.ApplyAsync(_scenario.Plan(_bench.Demo.Current), TestContext.Current.CancellationToken);
        var back = _bench.Plan(new PolicyDeletion("db", "allow-specific-backend-to-db"),
            new TemplateLabelChange(_scenario.Orders, "db", null), new NamespaceLabelChange("backend", "name", null));
        Assert.IsType<PolicyStep>(back.Steps[0]);
        Assert.Equal(ApplyOutcome.ConfigurationMatches, (await _bench.ApplyAsync(back, TestContext.Current.CancellationToken)).Outcome);
        Assert.Null(_bench.Snapshot.FindPolicy("db", "allow-specific-backend-to-db"));
    }

    [Fact]
    public async Task A_dry_run_answers_for_every_write_and_changes_nothing()
    {
        var before = _bench.Demo.Current;
        var answers = await _bench.Service.DryRunAsync(_scenario.Plan(before), DemoBench.Author, TestContext.Current.CancellationToken);
        Assert.Equal(3, answers.Length);
        Assert.All(answers, a => Assert.Equal(WriteOutcome.Accepted, a.Answer.Outcome));
        Assert.Same(before, _bench.Demo.Current);
    }

    [Fact]
    public async Task A_plan_is_stale_when_a_field_that_it_writes_has_moved()
    {
        var plan = _scenario.Plan(_bench.Demo.Current);
        _bench.WriteBehind(new NamespaceLabelChange("backend", "name", "other"));
        await AssertStaleAsync(plan, "label name was absent and is now 'other'");
    }

    [Fact]
    public async Task A_plan_is_stale_when_it_would_do_something_else_than_was_previewed()
    {
        var plan = _scenario.Plan(_bench.Demo.Current);
        var policy = _scenario.Policy(_bench.Snapshot);
        _bench.WriteBehind(new PolicyWrite(policy with { Name = "open", Ingress = [new([], [])] }));
        await AssertStaleAsync(plan, "previewed, and no longer so: web/storefront[Deployment] -> db/mysql[StatefulSet]");
    }

    [Fact]
    public async Task A_policy_that_somebody_else_has_created_makes_the_plan_stale()
    {
        var plan = _scenario.Plan(_bench.Demo.Current);
        _bench.WriteBehind(new PolicyWrite(_scenario.Policy(_bench.Snapshot) with { Ingress = [] }));
        await AssertStaleAsync(plan, "exists already");
    }

    [Fact]
    public async Task Pods_that_come_and_go_do_not_make_a_plan_stale()
    {
        var plan = _scenario.Plan(_bench.Demo.Current);
        _bench.WriteBehind(new TemplateLabelChange(new("Deployment", "web", "storefront"), "unrelated", "yes"));
        Assert.Equal(ApplyOutcome.ConfigurationMatches, (await _bench.ApplyAsync(plan, TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task An_export_only_plan_is_not_applied()
    {
        var plan = _bench.Plan(new TemplateLabelChange(new("Deployment", "catalog", "catalog-api"), "a", "1"));
        var result = await _bench.ApplyAsync(plan, TestContext.Current.CancellationToken);
        Assert.Equal(ApplyOutcome.NotApplicable, result.Outcome);
        Assert.Contains("Argo CD", Assert.Single(result.Details), StringComparison.Ordinal);
        Assert.Empty(_bench.Writer.Written);
    }

    [Fact]
    public async Task Nothing_is_written_when_the_author_may_not_do_one_of_the_steps()
    {
        _bench.Writer.Refusal = (step, author) => step is PolicyStep ? $"{author.Name} may not create policies" : null;
        var result = await _bench.ApplyAsync(_scenario.Plan(_bench.Demo.Current), TestContext.Current.CancellationToken);
        Assert.Equal(ApplyOutcome.Forbidden, result.Outcome);
        Assert.Contains(result.Details, d => d.Contains("ada@example.com may not create policies", StringComparison.Ordinal));
        Assert.All(result.Steps, s => Assert.Equal(StepStatus.NotReached, s.Status));
        Assert.Empty(_bench.Writer.Written);
    }

    [Fact]
    public async Task Nothing_is_written_when_a_dry_run_is_refused()
    {
        _bench.Writer.Instead = (step, dryRun) => dryRun && step is PolicyStep ? new(WriteOutcome.Refused, "admission webhook says no") : null;
        var result = await _bench.ApplyAsync(_scenario.Plan(_bench.Demo.Current), TestContext.Current.CancellationToken);
        Assert.Equal(ApplyOutcome.Refused, result.Outcome);
        Assert.Contains(result.Details, d => d.Contains("admission webhook says no", StringComparison.Ordinal));
        Assert.Empty(_bench.Writer.Written);
    }

    private async Task AssertStaleAsync(Cluster.Applying.Plans.ChangePlan plan, string because)
    {
        var result = await _bench.ApplyAsync(plan, TestContext.Current.CancellationToken);
        Assert.Equal(ApplyOutcome.Stale, result.Outcome);
        Assert.Contains(result.Details, d => d.Contains(because, StringComparison.Ordinal));
        Assert.Empty(_bench.Writer.Written);
        Assert.False(result.HasWritten);
    }
}

using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Cluster.Tests.Applying;

public sealed class ChangeServiceFaultTests : IDisposable
{
    private static readonly WriteAnswer Lost = new(WriteOutcome.Unknown, "the connection was reset");

    private readonly DemoBench _bench = new();
    private readonly Scenario _scenario = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_rollout_that_never_ends_stops_the_apply_before_the_policy()
    {
        _bench.ControllersRun = false;
        var result = await ApplyAsync();
        Assert.Equal(ApplyOutcome.RolloutFailed, result.Outcome);
        Assert.Contains("did not end within 00:05:00", result.Message, StringComparison.Ordinal);
        Assert.Equal([StepStatus.Done, StepStatus.Done, StepStatus.Failed, StepStatus.NotReached], result.Steps.Select(s => s.Status));
        Assert.Empty(_bench.Writer.Written.OfType<PolicyStep>());
        Assert.True(result.HasWritten);
    }

    [Fact]
    public async Task A_template_that_somebody_else_changes_meanwhile_stops_the_apply()
    {
        _bench.OnReport = p =>
        {
            if (p is { Step: RolloutStep, Detail: "2 of 3 pods updated" }) _bench.WriteBehind(new TemplateLabelChange(_scenario.Orders, "db", null));
        };
        var result = await ApplyAsync();
        Assert.Equal(ApplyOutcome.RolloutFailed, result.Outcome);
        Assert.Contains("changed again by somebody else", result.Message, StringComparison.Ordinal);
        Assert.Empty(_bench.Writer.Written.OfType<PolicyStep>());
    }

    [Fact]
    public async Task Cancelling_in_the_wait_for_a_rollout_leaves_the_rest_unwritten_and_says_so()
    {
        using var cancel = new CancellationTokenSource();
        _bench.OnReport = p => { if (p is { Step: RolloutStep, Status: StepStatus.Running }) cancel.Cancel(); };
        var result = await _bench.ApplyAsync(_scenario.Plan(_bench.Demo.Current), cancel.Token);
        Assert.Equal(ApplyOutcome.Cancelled, result.Outcome);
        Assert.Equal([StepStatus.Done, StepStatus.Done, StepStatus.Failed, StepStatus.NotReached], result.Steps.Select(s => s.Status));
        Assert.Empty(_bench.Writer.Written.OfType<PolicyStep>());
    }

    [Fact]
    public async Task Cancelling_while_a_step_is_written_brings_that_step_to_its_end_and_stops_then()
    {
        using var cancel = new CancellationTokenSource();
        _bench.Writer.Afterwards = (_, answer) => { cancel.Cancel(); return answer; };
        var result = await _bench.ApplyAsync(_scenario.Plan(_bench.Demo.Current), cancel.Token);
        Assert.Equal(ApplyOutcome.Cancelled, result.Outcome);
        Assert.Equal([StepStatus.Done, StepStatus.NotReached, StepStatus.NotReached, StepStatus.NotReached], result.Steps.Select(s => s.Status));
    }

    [Fact]
    public async Task A_lost_answer_is_read_back_and_the_apply_goes_on_when_the_write_has_reached_the_server()
    {
        _bench.Writer.Afterwards = (_, _) => Lost;
        var result = await ApplyAsync();
        Assert.Equal(ApplyOutcome.ConfigurationMatches, result.Outcome);
        Assert.Equal(3, _bench.Writer.Written.Count);
        Assert.Contains(_bench.Reported, p => p.Detail.Contains("reading back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_write_that_never_reached_the_server_is_not_taken_for_done()
    {
        _bench.Writer.Instead = (step, dryRun) => !dryRun && step is PolicyStep ? Lost : null;
        var result = await ApplyAsync();
        Assert.Equal(ApplyOutcome.Refused, result.Outcome);
        Assert.Contains("not written: the connection was reset", result.Message, StringComparison.Ordinal);
        Assert.Equal(StepStatus.Failed, result.Steps[^1].Status);
    }

    [Fact]
    public async Task When_nothing_can_be_read_back_the_state_is_declared_unknown()
    {
        _bench.Writer.Afterwards = (_, _) => Lost;
        _bench.Writer.Reading = _ => new(StepState.Unknown, "no answer");
        var result = await ApplyAsync();
        Assert.Equal(ApplyOutcome.Unknown, result.Outcome);
        Assert.Single(_bench.Writer.Written);
        Assert.Contains("may be written or not", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_stores_something_else_than_was_written_stops_the_apply()
    {
        _bench.Writer.Reading = step => step is PolicyStep ? new(StepState.Other, "endPort is gone") : null;
        var result = await ApplyAsync();
        Assert.Equal(ApplyOutcome.Stale, result.Outcome);
        Assert.Contains("endPort is gone", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_write_that_arrives_late_is_waited_for()
    {
        var readings = 0;
        _bench.Writer.Afterwards = (step, answer) => step is PolicyStep ? Lost : answer;
        _bench.Writer.Reading = step => step is PolicyStep && ++readings <= 3 ? new(StepState.Before, "not there yet") : null;
        Assert.Equal(ApplyOutcome.ConfigurationMatches, (await ApplyAsync()).Outcome);
    }

    [Fact]
    public async Task Whatever_a_writer_throws_ends_in_a_declared_state()
    {
        _bench.Writer.Instead = (step, dryRun) => !dryRun && step is PolicyStep ? throw new InvalidOperationException("the credential plugin is gone") : null;
        var result = await ApplyAsync();
        Assert.Equal(ApplyOutcome.Unknown, result.Outcome);
        Assert.Contains("the credential plugin is gone", result.Message, StringComparison.Ordinal);
        Assert.Equal([StepStatus.Done, StepStatus.Done, StepStatus.Done, StepStatus.Failed], result.Steps.Select(s => s.Status));

        _bench.Writer.Instead = (_, _) => throw new InvalidOperationException("the credential plugin is gone");
        var dry = await _bench.ApplyAsync(_bench.Plan(new NamespaceLabelChange("web", "a", "b")), TestContext.Current.CancellationToken);
        Assert.Equal((ApplyOutcome.Refused, false), (dry.Outcome, dry.HasWritten));
        Assert.StartsWith("nothing was written: ", dry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_that_is_taken_away_meanwhile_stops_the_apply_before_the_next_write()
    {
        var labelled = false;
        _bench.OnReport = p => labelled |= p is { Step: RolloutStep, Status: StepStatus.Done };
        _bench.Writer.Refusal = (step, author) => labelled && step is PolicyStep ? $"{author.Name} may not create policies" : null;
        var result = await ApplyAsync();
        Assert.Equal(ApplyOutcome.Forbidden, result.Outcome);
        Assert.Empty(_bench.Writer.Written.OfType<PolicyStep>());
    }

    [Fact]
    public async Task A_cluster_that_moves_during_a_rollout_stops_the_apply_before_the_next_write()
    {
        var opened = _scenario.Policy(_bench.Snapshot) with { Name = "open", Ingress = [new([], [])] };
        _bench.OnReport = p => { if (p is { Step: RolloutStep, Status: StepStatus.Done }) _bench.WriteBehind(new PolicyWrite(opened)); };
        var result = await ApplyAsync();
        Assert.Equal(ApplyOutcome.Stale, result.Outcome);
        Assert.Empty(_bench.Writer.Written.OfType<PolicyStep>());
        Assert.Equal([StepStatus.Done, StepStatus.Done, StepStatus.Done, StepStatus.NotReached], result.Steps.Select(s => s.Status));
        Assert.NotEmpty(result.Details);
        Assert.True(result.HasWritten);
    }

    [Fact]
    public async Task What_was_reached_is_compared_with_what_was_predicted()
    {
        // Somebody opens mysql again while the apply is on its way: the writes are done, and the connectivity is not what was shown.
        var opened = _scenario.Policy(_bench.Snapshot) with { Name = "open", Ingress = [new([], [])] };
        _bench.OnReport = p => { if (p is { Step: PolicyStep, Status: StepStatus.Running, Detail: "" }) _bench.WriteBehind(new PolicyWrite(opened)); };
        var result = await ApplyAsync();
        Assert.Equal(ApplyOutcome.ConfigurationDiffers, result.Outcome);
        Assert.Contains("web/storefront[Deployment] -> db/mysql[StatefulSet]: no port predicted, all ports reached", result.Details);
    }

    private Task<ApplyResult> ApplyAsync() => _bench.ApplyAsync(_scenario.Plan(_bench.Demo.Current), TestContext.Current.CancellationToken);
}

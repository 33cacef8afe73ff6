using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Tests.Applying;

namespace PolicyStudio.Cluster.Tests.Auditing;

/// <summary>Every apply is in the journal before its first write, and in the audit log once it has ended.</summary>
public sealed class JournalledApplyTests : IDisposable
{
    private readonly DemoBench _bench = new();
    private readonly Scenario _scenario = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task An_apply_is_an_entry_with_who_why_what_before_and_after()
    {
        var plan = _scenario.Plan(_bench.Demo.Current);
        var result = await ApplyAsync();
        var entry = (await _bench.Audit.FindAsync(result.Entry!.Value))!;

        Assert.Equal((1L, ApplyOutcome.ConfigurationMatches, "demo"), (entry.Sequence, entry.Outcome, entry.Intent.Cluster));
        Assert.Equal((DemoBench.Author, DemoBench.Reason, ChangeKind.Apply), (entry.Intent.Author, entry.Intent.Reason, entry.Intent.Kind));
        Assert.Equal((plan.Hash, plan.Hash), (entry.PlanHash, entry.Intent.Plan.Hash));
        Assert.Equal(result.Steps.Select(s => (s.Status, s.Detail)), entry.Steps.Select(s => (s.Status, s.Detail)));
        Assert.Equal(_scenario.Policy(_bench.Snapshot), entry.Intent.Plan.Steps.OfType<PolicyStep>().Single().After);
        Assert.NotEmpty(entry.Intent.Plan.Changes);
        Assert.Empty(await _bench.Unfinished.ListAsync());
    }

    [Fact]
    public async Task The_intent_is_durable_before_the_first_write_and_each_write_is_told_before_it_goes_out()
    {
        var told = new List<string>();
        _bench.Journal.Before = (line, step) => told.Add(step is null ? line : $"{step.Index} {step.Status}");
        _bench.Writer.Afterwards = (step, answer) => { told.Add($"write {step.Object.Kind}"); return answer; };
        await ApplyAsync();
        Assert.Equal(["begin", "0 Running", "write Namespace", "0 Done", "1 Running", "write Deployment", "1 Done", "2 Running", "2 Done",
            "3 Running", "write NetworkPolicy", "3 Done", "end"], told);
    }

    [Fact]
    public async Task Without_a_journal_nothing_is_written()
    {
        _bench.Journal.Before = (_, _) => throw new JournalException("the disk is full");
        var result = await ApplyAsync();
        Assert.Equal((ApplyOutcome.NotJournalled, "nothing was written: the disk is full", false), (result.Outcome, result.Message, result.HasWritten));
        Assert.Empty(_bench.Writer.Written);
    }

    [Theory]
    [InlineData(0, StepStatus.Running, 0)]
    [InlineData(1, StepStatus.Running, 1)]
    [InlineData(1, StepStatus.Done, 2)]
    [InlineData(2, StepStatus.Running, 2)]
    [InlineData(3, StepStatus.Running, 2)]
    public async Task A_journal_that_fails_on_the_way_stops_the_apply_at_the_boundary_and_the_rest_is_found_out_later(int step, StepStatus status, int written)
    {
        var fails = true;
        _bench.Journal.Before = (_, s) => { if (fails && s?.Index == step && s.Status == status) throw new JournalException("the disk is full"); };
        var result = await ApplyAsync();
        Assert.Equal(ApplyOutcome.NotJournalled, result.Outcome);
        Assert.Contains("the disk is full", result.Message, StringComparison.Ordinal);
        Assert.Equal(written, _bench.Writer.Written.Count);
        Assert.Empty(await _bench.Audit.SearchAsync(new(), TestContext.Current.CancellationToken));

        fails = false;
        var recovered = Assert.Single(await _bench.WindAsync(_bench.Unfinished.RecoverAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(written == 0 ? ApplyOutcome.NotWritten : ApplyOutcome.Partial, recovered.Outcome);
    }

    [Fact]
    public async Task An_end_that_cannot_be_recorded_is_no_green_one()
    {
        _bench.Journal.Before = (line, _) => { if (line == "end") throw new JournalException("the disk is full"); };
        var result = await ApplyAsync();
        Assert.Equal(ApplyOutcome.NotJournalled, result.Outcome);
        Assert.Contains("could not be recorded", result.Message, StringComparison.Ordinal);

        _bench.Journal.Before = (_, _) => { };
        Assert.Equal(ApplyOutcome.Recovered, Assert.Single(await _bench.WindAsync(_bench.Unfinished.RecoverAsync(TestContext.Current.CancellationToken))).Outcome);
        Assert.Equal(ApplyOutcome.Recovered, (await _bench.Audit.FindAsync(1))!.Outcome);
    }

    [Fact]
    public async Task What_is_refused_before_it_begins_leaves_no_trace_and_what_is_refused_after_does()
    {
        _bench.Writer.Refusal = (_, author) => $"{author.Name} may not";
        Assert.Null((await ApplyAsync()).Entry);

        var labelled = false;
        _bench.Writer.Afterwards = (_, answer) => { labelled = true; return answer; };
        _bench.Writer.Refusal = (_, author) => labelled ? $"{author.Name} may not" : null;
        var result = await ApplyAsync();
        var entry = (await _bench.Audit.FindAsync(result.Entry!.Value))!;
        Assert.Equal((ApplyOutcome.Forbidden, "ada@example.com may not"), (entry.Outcome, entry.Steps[1].Detail));
        Assert.Equal([StepStatus.Done, StepStatus.Failed, StepStatus.NotReached, StepStatus.NotReached], entry.Steps.Select(s => s.Status));
    }

    [Fact]
    public async Task An_undo_regards_the_entry_that_it_undoes()
    {
        var done = await ApplyAsync();
        var entry = (await _bench.Audit.FindAsync(done.Entry!.Value))!;
        var undo = _bench.Plan([.. entry.Intent.Plan.Inverse.Changes]);
        var result = await _bench.WindAsync(_bench.Service.ApplyAsync(undo, DemoBench.Author, new("was wrong") { Undoes = entry.Sequence }, cancellation: TestContext.Current.CancellationToken));

        Assert.Equal(ApplyOutcome.ConfigurationMatches, result.Outcome);
        var second = (await _bench.Audit.FindAsync(2))!;
        Assert.Equal((ChangeKind.Undo, 1L), (second.Intent.Kind, second.Intent.Regards));
        Assert.Null(_bench.Snapshot.FindPolicy("db", _scenario.Policy(_bench.Snapshot).Name));
        Assert.True(_scenario.Draft(_bench.Snapshot).Against(_bench.Snapshot).Changes.Length == 3);
    }

    [Theory]
    [InlineData("", "say why")]
    [InlineData(" \n ", "say why")]
    [InlineData(null, "say why")]
    public void A_reason_is_asked_for(string? message, string problem)
    {
        Assert.StartsWith(problem, ChangeReason.Problem(message), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ChangeReason(message!));
        Assert.NotNull(ChangeReason.Problem(new string('x', 2_001)));
        Assert.Null(ChangeReason.Problem($" {new string('x', 2_000)} "));
    }

    private Task<ApplyResult> ApplyAsync() => _bench.ApplyAsync(_scenario.Plan(_bench.Demo.Current), TestContext.Current.CancellationToken);
}

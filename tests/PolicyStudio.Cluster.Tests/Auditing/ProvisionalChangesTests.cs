using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Tests.Applying;
using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Cluster.Tests.Auditing;

/// <summary>A change that is for a while only: confirmed it stays, otherwise it is undone by itself.</summary>
public sealed class ProvisionalChangesTests : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);
    private static readonly Author Bob = new("bob@example.com");

    private readonly DemoBench _bench = new();
    private readonly Scenario _scenario = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task What_nobody_confirms_is_undone_on_behalf_of_its_author()
    {
        var entry = await ApplyAsync();
        var open = Assert.Single(await _bench.Provisional.ListAsync());
        Assert.Equal((entry, false, ""), (open.Entry, open.IsBeingUndone, open.Problem));
        Assert.Equal((await _bench.Audit.FindAsync(entry))!.Time + Period, open.Until);

        _bench.Wait(Period - TimeSpan.FromSeconds(1));
        Assert.Empty(await UndoDueAsync());
        _bench.Wait(TimeSpan.FromSeconds(1));
        Assert.Equal(ApplyOutcome.ConfigurationMatches, Assert.Single(await UndoDueAsync()).Outcome);

        Assert.Equal(3, _scenario.Draft(_bench.Snapshot).Against(_bench.Snapshot).Changes.Length);
        Assert.Empty(await _bench.Provisional.ListAsync());
        var undo = (await _bench.Audit.FindAsync(entry + 1))!;
        Assert.Equal((ChangeKind.Undo, (long?)entry, DemoBench.Author), (undo.Intent.Kind, undo.Intent.Regards, undo.Intent.Author));
        Assert.Equal("not confirmed in time: undone by itself", undo.Intent.Reason.Message);
    }

    [Fact]
    public async Task What_somebody_confirms_stays_and_the_log_says_who()
    {
        var entry = await ApplyAsync();
        var confirmed = await _bench.Provisional.ConfirmAsync(entry, Bob, new("works"));
        Assert.Null(await _bench.Provisional.ConfirmAsync(entry, Bob, new("works")));
        _bench.Wait(Period);
        Assert.Empty(await UndoDueAsync());

        Assert.True(_scenario.Draft(_bench.Snapshot).Against(_bench.Snapshot).IsEmpty);
        var kept = (await _bench.Audit.FindAsync(confirmed!.Value))!;
        Assert.Equal((ChangeKind.Confirm, (long?)entry, Bob, ApplyOutcome.Confirmed, "works"),
            (kept.Intent.Kind, kept.Intent.Regards, kept.Intent.Author, kept.Outcome, kept.Intent.Reason.Message));
        Assert.Empty(kept.Steps);
        Assert.True((await _bench.Audit.VerifyAsync(cancellation: TestContext.Current.CancellationToken)).IsIntact);
    }

    [Fact]
    public async Task What_a_person_has_undone_is_not_undone_again()
    {
        var entry = await ApplyAsync();
        var inverse = (await _bench.Audit.FindAsync(entry))!.Intent.Plan.Inverse;
        var undone = await _bench.WindAsync(_bench.Service.ApplyAsync(_bench.Plan([.. inverse.Changes]), Bob, new("no good") { Undoes = entry }, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(ApplyOutcome.ConfigurationMatches, undone.Outcome);
        Assert.Empty(await _bench.Provisional.ListAsync());
    }

    [Fact]
    public async Task What_somebody_else_has_changed_stays_and_the_entry_says_so()
    {
        var entry = await ApplyAsync();
        _bench.WriteBehind(new PolicyWrite(_scenario.Policy(_bench.Snapshot) with { Ingress = [] }));
        _bench.Wait(Period);
        Assert.Single(await UndoDueAsync());

        Assert.Null(_bench.Snapshot.NamespaceOf("backend").Labels["name"]);
        Assert.Empty(_bench.Snapshot.FindPolicy("db", "allow-specific-backend-to-db")!.Ingress);
        Assert.Contains("left alone, for somebody has changed it since: ", (await _bench.Audit.FindAsync(entry + 1))!.Intent.Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_undone_by_hand_already_is_struck_out()
    {
        var entry = await ApplyAsync();
        _bench.WriteBehind([.. (await _bench.Audit.FindAsync(entry))!.Intent.Plan.Inverse.Changes]);
        _bench.Wait(Period);
        Assert.Empty(await UndoDueAsync());
        Assert.Empty(await _bench.Provisional.ListAsync());
        Assert.Equal(ApplyOutcome.NotApplicable, (await _bench.Audit.FindAsync(entry + 1))!.Outcome);
    }

    [Fact]
    public async Task What_cannot_be_undone_is_tried_again_later_and_shown_meanwhile()
    {
        var entry = await ApplyAsync();
        _bench.Wait(Period);
        _bench.Writer.Refusal = (_, author) => $"{author.Name} may not";
        Assert.Equal(ApplyOutcome.Forbidden, Assert.Single(await UndoDueAsync()).Outcome);
        Assert.Contains("ada@example.com may not", Assert.Single(await _bench.Provisional.ListAsync()).Problem, StringComparison.Ordinal);
        Assert.Empty(await UndoDueAsync());

        _bench.Writer.Refusal = (_, _) => null;
        _bench.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal(ApplyOutcome.ConfigurationMatches, Assert.Single(await UndoDueAsync()).Outcome);
        Assert.Null(await _bench.Provisional.ConfirmAsync(entry, Bob, new("too late")));
    }

    [Fact]
    public async Task An_undo_that_ends_in_the_midst_is_taken_up_again()
    {
        await ApplyAsync();
        _bench.Wait(Period);
        var written = 0;
        _bench.Writer.Refusal = (_, _) => written > 0 ? "no more" : null;
        _bench.Writer.Afterwards = (_, answer) => { written++; return answer; };
        Assert.Equal(ApplyOutcome.Forbidden, Assert.Single(await UndoDueAsync()).Outcome);

        _bench.Writer.Refusal = (_, _) => null;
        _bench.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal(ApplyOutcome.ConfigurationMatches, Assert.Single(await UndoDueAsync()).Outcome);
        Assert.Equal(3, _scenario.Draft(_bench.Snapshot).Against(_bench.Snapshot).Changes.Length);
    }

    [Fact]
    public async Task While_it_is_being_undone_nobody_confirms_it_or_undoes_it_beside()
    {
        var entry = await ApplyAsync();
        _bench.Wait(Period);
        long? confirmed = 0;
        ApplyResult? second = null;
        var inverse = (await _bench.Audit.FindAsync(entry))!.Intent.Plan.Inverse;
        _bench.Journal.Before = (line, step) =>
        {
            if (line != "mark" || step is not { Index: 0, Status: StepStatus.Running }) return;
            confirmed = _bench.Provisional.ConfirmAsync(entry, Bob, new("stop")).Result;
            second = _bench.Service.ApplyAsync(_bench.Plan([.. inverse.Changes]), Bob, new("me too") { Undoes = entry }, cancellation: TestContext.Current.CancellationToken).Result;
        };
        Assert.Equal(ApplyOutcome.ConfigurationMatches, Assert.Single(await UndoDueAsync()).Outcome);
        Assert.Null(confirmed);
        Assert.Equal((ApplyOutcome.NotJournalled, $"nothing was written: entry {entry} is being undone already"), (second!.Outcome, second.Message));
    }

    [Fact]
    public async Task Nothing_written_is_nothing_provisional()
    {
        _bench.Journal.Before = (line, _) => { if (line == "begin") _bench.Writer.Refusal = (_, _) => "no"; };
        var refused = await _bench.ApplyAsync(_scenario.Plan(_bench.Demo.Current), Period);
        Assert.False(refused.HasWritten);
        Assert.NotNull(refused.Entry);
        Assert.Empty(await _bench.Provisional.ListAsync());
    }

    private async Task<long> ApplyAsync() => (await _bench.ApplyAsync(_scenario.Plan(_bench.Demo.Current), Period)).Entry!.Value;

    private Task<System.Collections.Immutable.ImmutableArray<ApplyResult>> UndoDueAsync() => _bench.WindAsync(_bench.Provisional.UndoDueAsync(TestContext.Current.CancellationToken));
}

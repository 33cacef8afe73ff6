using Microsoft.EntityFrameworkCore;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Auditing;

/// <summary>What is in the journal outlives the process, and belongs to one process at a time.</summary>
public sealed class ChangeJournalTests : IDisposable
{
    private readonly Book _book = new();

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task Another_process_finds_what_was_begun_with_every_step_as_it_was_told()
    {
        var intent = Book.Intent() with { Kind = ChangeKind.Undo, Regards = 4, Reason = new(" why \ud800 ") { Undoes = 4, ProvisionalFor = TimeSpan.FromMinutes(10) } };
        await using var mine = await _book.Journal.BeginAsync(intent);
        await mine.MarkAsync(new(1, intent.Plan.Steps[1], StepStatus.Running, "read\0ing"));

        using var other = new Book(_book.Folder);
        var found = Assert.Single(await other.Journal.UnfinishedAsync("test"));

        Assert.Equal((mine.Plan.Id, UnfinishedState.Running, intent), (found.Id, found.State, found.Intent));
        Assert.Equal("why \uFFFD", found.Intent.Reason.Message);
        Assert.Equal([StepStatus.Waiting, StepStatus.Running, StepStatus.Waiting], found.Steps.Select(s => s.Status));
        Assert.Equal("read\0ing", found.Steps[1].Detail);
        Assert.Equal(intent.Plan.Steps, found.Steps.Select(s => s.Step));
        Assert.Empty(await other.Journal.UnfinishedAsync("another cluster"));
    }

    [Fact]
    public async Task A_plan_is_taken_over_once_its_process_says_no_more_that_it_lives()
    {
        var mine = await _book.Journal.BeginAsync(Book.Intent());
        using var other = new Book(_book.Folder);
        Assert.Null(await other.Journal.ClaimAsync(mine.Plan.Id));

        // The other's clock says that the lease is over; nothing renews it on this side, whose clock stands still.
        other.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(UnfinishedState.Interrupted, Assert.Single(await other.Journal.UnfinishedAsync("test")).State);
        await using var taken = await other.Journal.ClaimAsync(mine.Plan.Id);
        Assert.NotNull(taken);

        var refused = await Assert.ThrowsAsync<JournalException>(() => mine.MarkAsync(mine.Plan.Steps[0] with { Status = StepStatus.Running }));
        Assert.Equal("another process has taken the plan over", refused.Message);
        await Assert.ThrowsAsync<JournalException>(() => mine.EndAsync(Book.Result(mine.Plan.Intent)));
        await mine.DisposeAsync();
        Assert.Equal(1, (await taken.EndAsync(Book.Result(taken.Plan.Intent))).Entry);
    }

    [Fact]
    public async Task A_plan_that_is_carried_out_keeps_its_lease()
    {
        await using var mine = await _book.Journal.BeginAsync(Book.Intent());
        using var other = new Book(_book.Folder);
        for (var i = 0; i < 6; i++)
        {
            var until = await LeaseAsync();
            _book.Time.Advance(TimeSpan.FromSeconds(10));
            other.Time.Advance(TimeSpan.FromSeconds(10));
            await Eventually.HoldsAsync("the lease is renewed", () => LeaseAsync().Result > until);
            Assert.Null(await other.Journal.ClaimAsync(mine.Plan.Id));
        }

        Task<long> LeaseAsync() => _book.Store.ReadAsync(s => Task.FromResult(s.Plans.Single().Lease));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"cluster":"test","kind":"Dance"}""")]
    public async Task A_plan_that_cannot_be_read_is_named_and_does_not_hide_the_others(string intent)
    {
        await using var broken = await _book.Journal.BeginAsync(Book.Intent("one"));
        await using var good = await _book.Journal.BeginAsync(Book.Intent("two"));
        await _book.Store.WriteAsync(s => s.Plans.Where(p => p.Id == broken.Plan.Id).ExecuteUpdateAsync(u => u.SetProperty(p => p.Intent, intent)));

        Assert.Equal(good.Plan.Id, Assert.Single(await _book.Journal.UnfinishedAsync("test")).Id);
        Assert.StartsWith($"the plan {broken.Plan.Id} in the journal, begun 2026-11-23 10:00:00Z, can't be read: ", Assert.Single(await _book.Journal.UnreadableAsync("test")), StringComparison.Ordinal);
        Assert.Empty(await _book.Journal.UnreadableAsync("another cluster"));
    }

    [Fact]
    public async Task Of_many_that_want_a_plan_one_gets_it()
    {
        var plan = await _book.Journal.BeginAsync(Book.Intent());
        await plan.DisposeAsync();
        var others = Enumerable.Range(0, 8).Select(_ => new Book(_book.Folder)).ToList();

        var claims = await Task.WhenAll(others.Select(o => Task.Run(() => o.Journal.ClaimAsync(plan.Plan.Id))));

        await using var winner = Assert.Single(claims, c => c is not null);
        foreach (var other in others) other.Dispose();
    }

    [Fact]
    public async Task What_is_left_partial_is_for_a_person_and_what_is_left_unknown_is_to_be_read_back()
    {
        var (one, two) = (await _book.Journal.BeginAsync(Book.Intent("one")), await _book.Journal.BeginAsync(Book.Intent("two")));
        await two.MarkAsync(two.Plan.Steps[0] with { Status = StepStatus.Running });
        await one.LeaveAsync(Book.Result(one.Plan.Intent, ApplyOutcome.Partial) with { Message = "1 of 3" });
        await two.LeaveAsync(Book.Result(two.Plan.Intent, ApplyOutcome.Unknown));

        var left = (await _book.Journal.UnfinishedAsync("test")).ToDictionary(p => p.Intent.Reason.Message);
        Assert.Equal((UnfinishedState.Partial, "1 of 3", StepStatus.Done), (left["one"].State, left["one"].Message, left["one"].Steps[0].Status));
        Assert.Equal((UnfinishedState.Interrupted, StepStatus.Running), (left["two"].State, left["two"].Steps[0].Status));

        // Somebody who looks at a partial plan and lets go leaves it as it was.
        await (await _book.Journal.ClaimAsync(one.Plan.Id))!.DisposeAsync();
        Assert.Equal((UnfinishedState.Partial, "1 of 3"), ((await _book.Journal.UnfinishedAsync("test"))[0].State, (await _book.Journal.UnfinishedAsync("test"))[0].Message));
    }

    [Fact]
    public async Task Ending_one_and_beginning_the_next_is_one_transaction()
    {
        var first = await _book.Journal.BeginAsync(Book.Intent());
        await using var next = await first.HandOverAsync(Book.Result(first.Plan.Intent, ApplyOutcome.Partial), first.Plan.Intent with { Kind = ChangeKind.RollBack });

        var only = Assert.Single(await _book.Journal.UnfinishedAsync("test"));
        Assert.Equal((next.Plan.Id, ChangeKind.RollBack, 1L), (only.Id, only.Intent.Kind, only.Intent.Regards));
        Assert.Equal(ApplyOutcome.Partial, (await _book.Audit.FindAsync(1))!.Outcome);

        // Where the entry cannot be written, the plan is still there and the next is not.
        using var full = new Book(_book.Folder, new Refusal("INSERT INTO \"Audit\""));
        await next.DisposeAsync();
        await using var claimed = await full.Journal.ClaimAsync(next.Plan.Id);
        await Assert.ThrowsAsync<JournalException>(() => claimed!.HandOverAsync(Book.Result(only.Intent), only.Intent));
        Assert.Equal(next.Plan.Id, Assert.Single(await _book.Journal.UnfinishedAsync("test")).Id);
    }
}

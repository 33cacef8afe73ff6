using Microsoft.EntityFrameworkCore;
using PolicyStudio.Cluster.Drafts;
using PolicyStudio.Cluster.Tests.Applying;
using PolicyStudio.Cluster.Tests.Auditing;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Drafts;

/// <summary>Drafts outlive page and process, belong to a person, and are never overwritten from elsewhere.</summary>
public sealed class DraftShelfTests : IDisposable
{
    private readonly Book _book = new();
    private readonly DemoBench _demo = new();
    private readonly DraftShelf _shelf;

    public DraftShelfTests() => _shelf = new(_book.Store, _book.Time);

    public void Dispose()
    {
        _demo.Dispose();
        _book.Dispose();
    }

    [Fact]
    public async Task A_draft_comes_back_as_it_was_in_another_process()
    {
        var kept = await _shelf.PutAsync(Draft(AllKinds));
        using var later = new Book(_book.Folder);
        var shelf = new DraftShelf(later.Store, later.Time);
        Assert.Equal(kept, await shelf.FindAsync(kept.Id));
        Assert.Equal(kept, Assert.Single(await shelf.ListAsync("test", "8d1c")));
        Assert.Equal(AllKinds.Draft, kept.Content.Draft);
        Assert.Equal(AllKinds.Base, kept.Content.Base);
    }

    [Fact]
    public async Task A_policy_keeps_the_text_that_its_author_wrote_which_is_no_part_of_what_it_means()
    {
        var policy = Scenario.ExpectedPolicy() with { Version = null };
        var write = new PolicyWrite(policy) { Text = "# why: see the ticket\nkind: NetworkPolicy\n" };
        Assert.Equal(new PolicyWrite(policy), write);
        var kept = await _shelf.PutAsync(Draft(BasedDraft.Of(PolicyDraft.Empty.With(write), PolicyDraft.Empty)));
        var read = Assert.IsType<PolicyWrite>(Assert.Single((await _shelf.FindAsync(kept.Id))!.Content.Draft.Changes));
        Assert.Equal((policy, write.Text), (read.Policy, read.Text));
    }

    [Fact]
    public async Task Its_next_state_takes_its_place()
    {
        var first = await _shelf.PutAsync(Draft(BasedDraft.Empty));
        var second = await _shelf.PutAsync(first with { Content = AllKinds, Name = " for billing " });
        Assert.Equal((first.Id, "for billing"), (second.Id, second.Name));
        Assert.Equal(second, Assert.Single(await _shelf.ListAsync("test", "8d1c")));
    }

    [Fact]
    public async Task What_was_kept_from_another_window_meanwhile_is_not_overwritten()
    {
        var first = await _shelf.PutAsync(Draft(BasedDraft.Empty));
        var elsewhere = await _shelf.PutAsync(first with { Name = "elsewhere" });
        var here = await _shelf.PutAsync(first with { Content = AllKinds });
        Assert.NotEqual(first.Id, here.Id);
        Assert.Equal(elsewhere, await _shelf.FindAsync(first.Id));
        Assert.Equal(AllKinds, (await _shelf.FindAsync(here.Id))!.Content);
    }

    [Fact]
    public async Task Whoever_has_the_link_reads_it_and_nobody_but_its_owner_changes_it()
    {
        var ada = await _shelf.PutAsync(Draft(AllKinds));
        Assert.Empty(await _shelf.ListAsync("test", "bob"));
        Assert.Equal(ada, await _shelf.FindAsync(ada.Id));

        Assert.False(await _shelf.RemoveAsync(ada.Id, "bob"));
        var bob = await _shelf.PutAsync(ada with { Owner = "bob", Content = BasedDraft.Empty });
        Assert.NotEqual(ada.Id, bob.Id);
        Assert.Equal(ada, await _shelf.FindAsync(ada.Id));
        Assert.True(await _shelf.RemoveAsync(ada.Id, "8d1c"));
        Assert.Null(await _shelf.FindAsync(ada.Id));
    }

    [Fact]
    public async Task Beyond_the_limit_the_oldest_without_a_name_goes()
    {
        var named = await _shelf.PutAsync(Draft(BasedDraft.Empty) with { Name = "oldest, with a name" });
        for (var i = 1; i < DraftShelf.Most; i++)
        {
            _book.Time.Advance(TimeSpan.FromSeconds(1));
            await _shelf.PutAsync(Draft(BasedDraft.Empty) with { Question = $"{i}" });
        }
        _book.Time.Advance(TimeSpan.FromSeconds(1));
        await _shelf.PutAsync(Draft(BasedDraft.Empty) with { Question = "newest" });
        var all = await _shelf.ListAsync("test", "8d1c");
        Assert.Equal(DraftShelf.Most, all.Length);
        Assert.Equal(("newest", "2"), (all[0].Question, all[^2].Question));
        Assert.Equal(named.Id, all[^1].Id);
    }

    [Fact]
    public async Task One_that_cannot_be_read_hides_no_other()
    {
        var bad = await _shelf.PutAsync(Draft(AllKinds));
        await _book.Store.WriteAsync(s => s.Drafts.ExecuteUpdateAsync(u => u.SetProperty(d => d.Content, "{}"), TestContext.Current.CancellationToken));
        var good = await _shelf.PutAsync(Draft(AllKinds));
        Assert.Null(await _shelf.FindAsync(bad.Id));
        Assert.Equal(good, Assert.Single(await _shelf.ListAsync("test", "8d1c")));
    }

    private BasedDraft AllKinds => BasedDraft.Empty.Edit(new DraftChange[]
    {
        new NamespaceLabelChange("backend", "name", "backend"),
        new TemplateLabelChange(new("Deployment", "backend", "orders"), "db", null),
        new PodLabelChange("backend", "orders-0", "db", "access_ok"),
        new PolicyWrite(new Scenario().Policy(Snapshot)),
        new PolicyDeletion("web", "old"),
    }.Aggregate(PolicyDraft.Empty, (d, c) => d.With(c)), Snapshot);

    private ClusterSnapshot Snapshot => _demo.Snapshot;

    private static KeptDraft Draft(BasedDraft content) =>
        new() { Id = Guid.NewGuid(), Cluster = "test", Owner = "8d1c", OwnerName = "Ada Lovelace", Content = content, Question = "studio?target=db/mysql" };
}

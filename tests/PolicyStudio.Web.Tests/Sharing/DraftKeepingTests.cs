using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.DependencyInjection;
using PolicyStudio.Cluster.Drafts;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.Components.Drafts;
using PolicyStudio.Web.Components.Studio;
using PolicyStudio.Web.Components.Studio.Draft;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Sharing;
using PolicyStudio.Web.Tests.State;
using PolicyStudio.Web.Tests.Studio;

namespace PolicyStudio.Web.Tests.Sharing;

/// <summary>A draft outlives its page, has a link, and is seen by whoever drafts at the same target.</summary>
public sealed class DraftKeepingTests : StudioTestBase
{
    private static readonly DraftOwner Ada = new("8d1c", "Ada");
    private static readonly DraftOwner Bob = new("b0b0", "Bob");
    private static readonly NamespaceLabelChange Label = new("backend", "name", "backend");

    private readonly ClusterFeed _feed;

    public DraftKeepingTests() => _feed = UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot));

    [Fact]
    public async Task A_draft_is_kept_as_it_is_edited_and_goes_when_it_is_empty()
    {
        var (session, keeping) = Open(Ada);
        await session.EditAsync(d => d.With(Label));
        var kept = await KeptAsync(keeping, k => k?.Content.Draft.Changes.Length == 1);
        await session.EditAsync(d => d.With(new PolicyWrite(ScenarioCluster.ExpectedPolicy)));
        Assert.Equal(kept!.Id, (await KeptAsync(keeping, k => k?.Content.Draft.Changes.Length == 2))!.Id);
        Assert.True(keeping.IsSafe);
        Assert.Equal(2, (await Shelf.FindAsync(kept.Id))!.Content.Draft.Changes.Length);

        await session.EditAsync(_ => PolicyDraft.Empty);
        await KeptAsync(keeping, k => k is null);
        Assert.Null(await Shelf.FindAsync(kept.Id));

        await session.UndoAsync();
        await KeptAsync(keeping, k => k?.Content.Draft.Changes.Length == 2);
    }

    [Fact]
    public async Task A_name_stays_with_it()
    {
        var (session, keeping) = Open(Ada);
        await session.EditAsync(d => d.With(Label));
        await KeptAsync(keeping, k => k is not null);
        await keeping.NameAsync("billing needs MySQL");
        await session.EditAsync(d => d.With(Label with { Value = "other" }));
        var kept = await KeptAsync(keeping, k => k?.Content.Draft.Changes is [NamespaceLabelChange { Value: "other" }]);
        Assert.Equal("billing needs MySQL", (await Shelf.FindAsync(kept!.Id))!.Name);
    }

    [Fact]
    public async Task Its_owner_goes_on_with_it_and_anybody_else_gets_a_copy()
    {
        var (session, keeping) = Open(Ada);
        await session.EditAsync(d => d.With(Label));
        var kept = (await KeptAsync(keeping, k => k is not null))!;

        var (again, mine) = Open(Ada);
        again.Open(StudioAddress.Start, (await mine.TakeUpAsync(kept.Id, Ada))!.Content);
        Assert.Equal([Label], again.View.Draft.Changes);
        await again.EditAsync(d => d.With(new NamespaceLabelChange("web", "x", "y")));
        Assert.Equal(kept.Id, (await KeptAsync(mine, k => k?.Content.Draft.Changes.Length == 2))!.Id);

        var (other, theirs) = Open(Bob);
        other.Open(StudioAddress.Start, (await theirs.TakeUpAsync(kept.Id, Bob))!.Content);
        await other.EditAsync(d => d.With(new NamespaceLabelChange("web", "x", "z")));
        var copy = (await KeptAsync(theirs, k => k is not null))!;
        Assert.NotEqual(kept.Id, copy.Id);
        Assert.Equal("8d1c", (await Shelf.FindAsync(kept.Id))!.Owner);
    }

    [Fact]
    public async Task Drafts_at_the_same_target_are_seen_and_those_of_others_are_not()
    {
        var (ada, adas) = Open(Ada);
        var (_, bobs) = Open(Bob);
        Assert.Empty(bobs.Others);
        await ada.EditAsync(d => d.With(Label));
        var seen = await UntilAsync(bobs, k => k.Others is [var one] ? one : null);
        Assert.Equal(("Ada", ada.View.Draft), (seen.Person, seen.Draft));
        Assert.Empty(adas.Others);

        // Another target, and another object: no concern of Bob's.
        await ada.AskAsync(new() { Target = new("web", "storefront", null) });
        await UntilAsync(bobs, k => k.Others.IsEmpty ? this : null);
        adas.Dispose();
    }

    [Fact]
    public async Task Another_target_and_the_same_object_is_a_concern_and_a_collision()
    {
        var (ada, adas) = Open(Ada);
        var (bob, bobs) = Open(Bob);
        await ada.AskAsync(new() { Target = new("web", "storefront", null) });
        await ada.EditAsync(d => d.With(Label));
        await bob.EditAsync(d => d.With(Label with { Value = "web" }));
        var theirs = (await UntilAsync(bobs, k => k.Others is [var one] ? one : null)).Draft.Changes[0];
        Assert.True(bobs.Collides(theirs));
        adas.Dispose();
        await UntilAsync(bobs, k => k.Others.IsEmpty ? this : null);
    }

    [Fact]
    public async Task The_page_opens_the_draft_of_its_link_complete_on_its_first_render()
    {
        var (session, keeping) = Open(Bob);
        await session.EditAsync(d => d.With(Label));
        var kept = (await KeptAsync(keeping, k => k is not null))!;
        Services.GetRequiredService<NavigationManager>().NavigateTo($"studio?target=db/mysql[StatefulSet]&draft={kept.Id}");

        var page = Render<StudioPage>();

        Assert.Equal("Draft, 1 change", page.Find("footer .tag.draft").TextContent);
        Assert.Contains("A copy of Bob's draft", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_follows_the_draft_and_a_link_to_nothing_says_so()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"studio?draft={Guid.NewGuid()}");
        var page = Render<StudioPage>();
        Assert.Contains("not there any more", page.Markup, StringComparison.Ordinal);

        await page.Find("svg [role=switch][aria-label*='name=backend']").ClickAsync();
        var keeping = Services.GetRequiredService<DraftKeeping>();
        await KeptAsync(keeping, k => k is not null);
        page.WaitForAssertion(() => Assert.Contains($"draft={keeping.Kept!.Id}", page.Find("footer a.go").GetAttribute("href"), StringComparison.Ordinal));
        Assert.False(page.FindComponent<NavigationLock>().Instance.ConfirmExternalNavigation);
    }

    [Fact]
    public async Task What_is_not_kept_is_asked_about_before_it_is_left()
    {
        var page = Render<StudioPage>();
        Services.GetRequiredService<DraftKeeping>().Begin(new("", "nobody"));
        await Services.GetRequiredService<StudioSession>().EditAsync(d => d.With(Label));
        page.WaitForAssertion(() => Assert.True(page.FindComponent<NavigationLock>().Instance.ConfirmExternalNavigation));
    }

    [Fact]
    public async Task A_persons_drafts_are_listed_with_what_they_change_and_can_be_deleted()
    {
        Assert.Contains("You have no drafts", Render<DraftsPage>().Markup, StringComparison.Ordinal);
        var (session, keeping) = Open(new(Environment.UserName, "me"));
        await session.EditAsync(d => d.With(Label));
        await KeptAsync(keeping, k => k is not null);
        await keeping.NameAsync("\u202Egnp.exe");

        var page = Render<DraftsPage>();
        var row = page.Find("tbody tr");
        Assert.Contains("\\u{202E}", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Label namespace backend name=backend", row.TextContent, StringComparison.Ordinal);
        Assert.Equal($"studio?draft={keeping.Kept!.Id}", row.QuerySelector("a")!.GetAttribute("href"));
        await page.Find("button").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("You have no drafts", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("8d1c", "Ada <b>", "Ada <b> has a draft here")]
    [InlineData("b0b0", "Bob", "Your other window has a draft here")]
    public async Task What_another_window_has_drafted_is_shown_with_whose_it_is(string id, string name, string expected)
    {
        var (other, _) = Open(new(id, name));
        await other.EditAsync(d => d.With(Label).With(new NamespaceLabelChange("web", "x", "y")));
        var session = Services.GetRequiredService<StudioSession>();
        Services.GetRequiredService<DraftKeeping>().Begin(Bob);
        await session.EditAsync(d => d.With(Label with { Value = "web" }));
        Render<MudBlazor.MudPopoverProvider>();

        var chip = Render<OthersHere>();

        chip.WaitForAssertion(() => Assert.Equal(expected, chip.Find(".tag").TextContent));
    }

    [Fact]
    public async Task Two_windows_on_one_draft_part_and_say_so()
    {
        var (first, firsts) = Open(Ada);
        await first.EditAsync(d => d.With(Label));
        var kept = (await KeptAsync(firsts, k => k is not null))!;
        var (second, seconds) = Open(Ada);
        second.Open(StudioAddress.Start, (await seconds.TakeUpAsync(kept.Id, Ada))!.Content);
        await second.EditAsync(d => d.With(new NamespaceLabelChange("web", "x", "y")));
        Assert.Equal(kept.Id, (await KeptAsync(seconds, k => k?.Content.Draft.Changes.Length == 2))!.Id);

        var parted = 0;
        firsts.Parted += () => parted++;
        seconds.Parted += () => parted += 100;
        await first.EditAsync(d => d.With(new NamespaceLabelChange("web", "x", "z")));
        var own = (await KeptAsync(firsts, k => k?.Content.Draft.Changes.Length == 2))!;

        Assert.NotEqual(kept.Id, own.Id);
        Assert.Equal(1, parted);
        Assert.Equal(second.View.Draft, (await Shelf.FindAsync(kept.Id))!.Content.Draft);
    }

    private DraftShelf Shelf => Services.GetRequiredService<DraftShelf>();

    private (StudioSession Session, DraftKeeping Keeping) Open(DraftOwner owner)
    {
        var session = ScenarioCluster.Session(_feed);
        var keeping = new DraftKeeping(Shelf, Services.GetRequiredService<DraftPresence>(), session);
        keeping.Begin(owner);
        return (session, keeping);
    }

    private static async Task<KeptDraft?> KeptAsync(DraftKeeping keeping, Func<KeptDraft?, bool> isSo)
    {
        await UntilAsync(keeping, k => isSo(k.Kept) ? keeping : null);
        return keeping.Kept;
    }

    private static async Task<T> UntilAsync<T>(DraftKeeping keeping, Func<DraftKeeping, T?> find) where T : class
    {
        var found = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (find(keeping) is { } value) found.TrySetResult(value);
        }
        keeping.Changed += Look;
        Look();
        try
        {
            return await found.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        }
        finally
        {
            keeping.Changed -= Look;
        }
    }
}

using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.Components.Studio.Preview;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Sharing;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>The preview as a page: of the session's draft, or of the draft of its link.</summary>
public sealed class PreviewPageTests : StudioTestBase
{
    private static readonly PolicyDraft Draft = FoundingDraft.Aggregate(PolicyDraft.Empty, (d, c) => d.With(c));

    private readonly Cluster.Watching.ClusterFeed _feed;

    public PreviewPageTests() => _feed = UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot));

    [Fact]
    public async Task It_shows_the_draft_of_the_session()
    {
        await Services.GetRequiredService<StudioSession>().EditAsync(_ => Draft);

        var page = Render<PreviewPage>();

        page.WaitForAssertion(() => Assert.Contains("Changed pairs", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_that_is_opened_anew_shows_its_draft()
    {
        var me = new DraftOwner(Environment.UserName, "me");
        var session = ScenarioCluster.Session(ScenarioCluster.Feed());
        using var keeping = new DraftKeeping(Services.GetRequiredService<Cluster.Drafts.DraftShelf>(), new(), session);
        var kept = new TaskCompletionSource<Guid>(TaskCreationOptions.RunContinuationsAsynchronously);
        keeping.Changed += () => { if (keeping.Kept is { } k) kept.TrySetResult(k.Id); };
        keeping.Begin(me);
        await session.EditAsync(_ => Draft);
        var id = await kept.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"studio/preview?draft={id}");

        var page = Render<PreviewPage>();

        page.WaitForAssertion(() => Assert.Contains("Changed pairs", page.Markup, StringComparison.Ordinal));
        Assert.Equal(Draft, Services.GetRequiredService<StudioSession>().View.Draft);
    }

    [Fact]
    public async Task What_somebody_else_applies_meanwhile_is_told_and_what_was_written_beside_it_stays()
    {
        await Services.GetRequiredService<StudioSession>().EditAsync(_ => Draft);
        var page = Render<PreviewPage>();
        await page.WaitForElement(".field.why textarea").InputAsync("billing needs MySQL");
        // Pods come and go: that moves nothing.
        _feed.Publish(ScenarioCluster.State(ScenarioCluster.Snapshot.With(pods: [.. ScenarioCluster.Snapshot.Pods.Reverse()]), sequence: 2));
        _feed.Publish(ScenarioCluster.State(ScenarioCluster.Snapshot.With(policies: [ScenarioCluster.ExpectedPolicy]), sequence: 3));

        page.WaitForAssertion(() => Assert.Contains("The cluster has changed since this preview", page.Find(".note.moved").TextContent, StringComparison.Ordinal));
        Assert.True(page.Find(".apply .buttons .go").HasAttribute("disabled"));

        await page.Find(".note.moved button").ClickAsync();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".note.moved")));
        Assert.Equal("billing needs MySQL", page.Find(".field.why textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task Where_nothing_is_left_to_preview_nothing_is_said_of_what_has_moved()
    {
        var session = Services.GetRequiredService<StudioSession>();
        await session.EditAsync(_ => Draft);
        var page = Render<PreviewPage>();
        page.WaitForElement(".apply .buttons .go");
        _feed.Publish(ScenarioCluster.State(ScenarioCluster.Snapshot.With(policies: [ScenarioCluster.ExpectedPolicy]), sequence: 2));
        page.WaitForElement(".note.moved");

        await session.EditAsync(_ => PolicyDraft.Empty);
        await page.Find(".note.moved button").ClickAsync();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".note.moved, .apply .buttons .go")));
    }
}

using Bunit;
using Microsoft.Extensions.DependencyInjection;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.Components.Studio.Draft;
using PolicyStudio.Web.Components.Studio.Preview;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Drafts;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>Somebody else has changed what the draft changes: it is said, and the person decides.</summary>
public sealed class ConflictTests : StudioTestBase
{
    private static readonly NamespaceLabelChange Mine = new("backend", "name", "backend");

    private readonly ClusterFeed _feed;

    public ConflictTests() => _feed = UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot));

    [Theory]
    [InlineData("Keep mine", 1)]
    [InlineData("Take theirs", 0)]
    public async Task The_preview_says_what_changed_and_goes_on_once_it_is_decided(string choice, int changes)
    {
        var session = Services.GetRequiredService<StudioSession>();
        await session.EditAsync(d => d.With(Mine));
        session.Follow();
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Changed += () => { if (session.View.Notes.Any(n => n.Conflict is not null)) seen.TrySetResult(); };
        _feed.Publish(ScenarioCluster.State(PolicyDraft.Empty.With(Mine with { Value = "<b>theirs" }).ApplyTo(ScenarioCluster.Snapshot), sequence: 2));
        await seen.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        var page = Render<PreviewPage>();
        page.WaitForAssertion(() => Assert.Contains("Changed by somebody else since it was drafted", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Namespace backend: name was absent, is \"<b>theirs\" now, and the draft makes it \"backend\".", page.Find("p.is-deny").TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("It was not written here.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("decide first which counts", page.FindComponent<ApplyCard>().Markup, StringComparison.Ordinal);

        await page.FindAll("button").First(b => b.TextContent == choice).ClickAsync();

        page.WaitForAssertion(() => Assert.DoesNotContain("Changed by somebody else", page.Markup, StringComparison.Ordinal));
        Assert.Equal(changes, session.View.Draft.Changes.Length);
    }

    [Fact]
    public void A_merged_policy_says_so()
    {
        DraftNote note = new(new PolicyWrite(ScenarioCluster.ExpectedPolicy), null, null, IsOrphan: false, IsMerged: true);
        var list = Render<DraftChanges>(p => p.Add(x => x.Notes, [note]).Add(x => x.Snapshot, ScenarioCluster.Snapshot));
        Assert.Contains("their rules and yours are both in it", list.Markup, StringComparison.Ordinal);
    }
}

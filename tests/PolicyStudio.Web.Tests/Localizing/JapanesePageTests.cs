using System.Text.RegularExpressions;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.Components.Audit;
using PolicyStudio.Web.Components.Drafts;
using PolicyStudio.Web.Components.Explore.Overview;
using PolicyStudio.Web.Components.Explore.Policies;
using PolicyStudio.Web.Components.Explore.Workloads;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Tests.State;
using PolicyStudio.Web.Tests.State.Exploring;
using PolicyStudio.Web.Tests.Studio;

namespace PolicyStudio.Web.Tests.Localizing;

/// <summary>Pages as a person sees them who reads Japanese: every sentence is, and stands in the order of the language.</summary>
public sealed partial class JapanesePageTests : StudioTestBase
{
    private readonly ClusterFeed _feed;

    public JapanesePageTests() => _feed = UseFeed(ScenarioCluster.State(ExploredCluster.Small));

    [Fact]
    public void The_overview_counts_in_Japanese()
    {
        using var japanese = new InLanguage("ja");
        var page = Open<OverviewPage>("overview");

        Assert.Equal("概要", page.Find("h1").TextContent);
        Assert.Contains("ワークロード5個中1個、Pod 5個中1個", Text(page.FindAll(".tile")[0]), StringComparison.Ordinal);
        Assert.Empty(English(page));
    }

    [Fact]
    public void A_rule_is_said_in_the_order_of_the_language_with_the_names_of_the_cluster()
    {
        using var japanese = new InLanguage("ja");
        var page = Open<PolicyPage>("policy?name=data/db");

        Assert.Equal("ラベルteam=xのNamespaceのラベルapp=apiのPodから、TCP 3306", Text(page.Find(".rules li")));
        Assert.Contains("egressは分離しない", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_and_its_filters_are_Japanese_and_links_ask_in_the_same_words()
    {
        using var japanese = new InLanguage("ja");
        var page = Open<WorkloadsPage>("workloads");

        Assert.Equal(["すべて", "分離", "開放", "判定不能"], page.FindAll("select")[0].Children.Select(o => o.TextContent));
        Assert.Equal(["", "isolated", "open", "undecidable"], page.FindAll("select")[0].Children.Select(o => o.GetAttribute("value")));
        Assert.Empty(English(page));
    }

    [Fact]
    public void When_the_cluster_changes_a_list_stays_Japanese()
    {
        using var japanese = new InLanguage("ja");
        var page = Open<OverviewPage>("overview");
        var before = page.Find(".tile .value").TextContent;

        _ = InLanguage.ElsewhereAsync(() => _feed.Publish(ScenarioCluster.State(ExploredCluster.Small.With(policies: []), sequence: 2)));

        page.WaitForAssertion(() => Assert.NotEqual(before, page.Find(".tile .value").TextContent));
        Assert.Contains("Pod 5個中0個", Text(page.FindAll(".tile")[0]), StringComparison.Ordinal);
        Assert.Empty(English(page));
    }

    [Fact]
    public void Logs_and_drafts_that_are_empty_teach_in_Japanese()
    {
        using var japanese = new InLanguage("ja");

        var log = Render<AuditPage>();
        log.WaitForAssertion(() => Assert.Equal("まだ何も適用されていません", log.Find(".empty h2").TextContent));
        Assert.Equal("ドラフトはありません", Render<DraftsPage>().Find(".empty h2").TextContent);
        Assert.Empty(English(log));
    }

    [Theory]
    [InlineData("add a peer to db/x", "Add a peer to db/x")]
    [InlineData("restarts", "Restarts")]
    [InlineData("db/xのingressルール1に追加", "db/xのingressルール1に追加")]
    [InlineData("web-1 -> db", "web-1 -> db")]
    [InlineData("Podなし", "Podなし")]
    [InlineData("", "")]
    public void A_clause_begins_a_sentence_and_a_name_stays_as_it_is(string clause, string sentence) => Assert.Equal(sentence, Web.Localizing.Wording.Sentence(clause));

    [Fact]
    public void A_sentence_takes_its_parts_as_text_and_where_the_language_wants_them()
    {
        RenderFragment hostile = builder => builder.AddContent(0, "<b>{1}\u202E");

        var sentence = Render<Sentence>(p => p.Add(x => x.Text, "{1} before {0}").Add(x => x.Part0, hostile).Add(x => x.Part1, b => b.AddMarkupContent(0, "<i>one</i>")));

        Assert.Equal("one before <b>{1}\u202E", sentence.Nodes.Aggregate("", (text, n) => text + n.TextContent));
        Assert.Empty(sentence.FindAll("b"));
    }

    [Fact]
    public async Task What_another_session_drafts_is_heard_in_the_own_language()
    {
        var presence = Services.GetRequiredService<Web.State.Sharing.DraftPresence>();
        using var session = ScenarioCluster.Session(_feed);
        await session.EditAsync(d => d.With(new NamespaceLabelChange("shop", "name", "shop")));
        using var japanese = new InLanguage("ja");
        using var keeping = new Web.State.Sharing.DraftKeeping(Services.GetRequiredService<Cluster.Drafts.DraftShelf>(), presence, session);
        var spoken = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        keeping.Changed += () => spoken.TrySetResult(System.Globalization.CultureInfo.CurrentUICulture.Name);

        await InLanguage.ElsewhereAsync(() => presence.Tell(Guid.NewGuid(), new("b0b0", "Bob", null, PolicyDraft.Empty.With(new NamespaceLabelChange("shop", "name", "other")))));

        Assert.Equal("ja", await spoken.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    private IRenderedComponent<T> Open<T>(string address) where T : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<T>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".sketch")));
        return page;
    }

    // Two English words beside each other. What owns an object is named by the engine, as its own annotation does.
    private static IEnumerable<string> English<T>(IRenderedComponent<T> page) where T : IComponent => page.Nodes
        .SelectMany(n => Sentence().Matches(n.TextContent)).Select(m => m.Value).Except(["CD application shop"]);

    private static string Text(AngleSharp.Dom.IElement element) => Blank().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"\b[A-Za-z]{2,} [a-z]{2,}\b[a-z ]*")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}

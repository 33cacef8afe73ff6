using Bunit;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Components.Studio.Sources;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>The edges as a table: everything the graph says, for keyboards and screen readers.</summary>
public sealed class SourceListTests : StudioTestBase
{
    [Fact]
    public void Each_source_has_a_verdict_in_sign_and_word_a_change_and_a_reason()
    {
        var list = Render<SourceList>(p => p.Add(x => x.Target, Target(FoundingDraft)).Add(x => x.HasDraft, true));

        Assert.Equal("✓allowed", Cell(list, "orders", ".verdict"));
        Assert.Equal("admitted by allow-specific-backend-to-db", Cell(list, "orders", ".reason"));
        Assert.Equal("TCP 3306", Cell(list, "orders", ".ports"));
        Assert.Equal("", Cell(list, "orders", ".change"));
        Assert.Equal("✕denied", Cell(list, "storefront", ".verdict"));
        Assert.Equal("newly denied", Cell(list, "storefront", ".change"));
        Assert.Equal("namespace lacks name=backend", Cell(list, "storefront", ".reason"));
        Assert.Equal("pod lacks db=access_ok", Cell(list, "mailer", ".reason"));
        Assert.Equal("✕denied", Cell(list, "addresses", ".verdict"));
    }

    [Fact]
    public void A_reason_says_whose_policy_it_is_where_it_is_not_the_targets()
    {
        var cluster = ScenarioCluster.Snapshot.With(policies: ScenarioCluster.Yaml("""
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: only-web, namespace: web}, spec: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: accounts}}}]}]}}
            """).Policies);
        var list = Render<SourceList>(p => p.Add(x => x.Target, Target(cluster)));

        Assert.Equal("✕denied", Cell(list, "storefront", ".verdict"));
        Assert.Equal("its own egress misses the target: another namespace, pod lacks app=accounts", Cell(list, "storefront", ".reason"));
    }

    [Fact]
    public void Addresses_outside_that_share_a_verdict_are_one_line()
    {
        var list = Render<SourceList>(p => p.Add(x => x.Target, Target()));

        Assert.Equal("0.0.0.0/0, ::/0", Cell(list, "addresses", ".details"));
        Assert.Single(list.FindAll(".row"), r => r.TextContent.Contains("addresses", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_row_cuts_can_be_read_whole()
    {
        var list = Render<SourceList>(p => p.Add(x => x.Target, Target(FoundingDraft)).Add(x => x.HasDraft, true));

        Assert.All(list.FindAll(".row"), row => Assert.Equal(row.QuerySelector(".reason")!.TextContent.Trim(), row.QuerySelector(".reason")!.GetAttribute("title")));
        Assert.All(list.FindAll(".row"), row => Assert.Equal(row.QuerySelector(".details")!.TextContent.Trim(), row.QuerySelector(".details")!.GetAttribute("title")));
    }

    [Fact]
    public async Task A_click_anywhere_in_a_row_chooses_its_edge()
    {
        string? chosen = null;
        var list = Render<SourceList>(p => p.Add(x => x.Target, Target()).Add(x => x.OnSelected, id => chosen = id));

        await list.FindAll(".row").Single(r => r.TextContent.Contains("mailer", StringComparison.Ordinal)).ClickAsync();

        Assert.Equal("backend/mailer[Deployment] -> db/mysql[StatefulSet]", chosen);
    }

    [Fact]
    public async Task Only_what_the_draft_changes_can_be_shown_and_words_filter()
    {
        var list = Render<SourceList>(p => p.Add(x => x.Target, Target(FoundingDraft)).Add(x => x.HasDraft, true).Add(x => x.Filter, new() { ChangedOnly = true }));
        Assert.DoesNotContain(list.FindAll(".row"), r => r.TextContent.Contains("orders", StringComparison.Ordinal));

        await list.Find("input").InputAsync("web/");

        Assert.Single(list.FindAll(".row"));
    }

    [Fact]
    public async Task Many_sources_are_listed_a_part_at_a_time_and_all_can_be_found()
    {
        var list = Render<SourceList>(p => p.Add(x => x.Target, Target(ManySources())));
        Assert.Equal(60, list.FindAll(".row").Count);

        await list.FindAll("button").Single(b => b.TextContent == "42 more").ClickAsync();
        Assert.Equal(102, list.FindAll(".row").Count);

        await list.Find("input").InputAsync("web-99");
        Assert.Equal("web-99", Assert.Single(list.FindAll(".row .name")).TextContent.Trim());
    }

    [Fact]
    public async Task Another_draft_leaves_the_reader_where_he_is()
    {
        var cluster = ManySources();
        var list = Render<SourceList>(p => p.Add(x => x.Target, Target(cluster)));
        await list.FindAll("button").Single(b => b.TextContent == "42 more").ClickAsync();

        list.Render(p => p.Add(x => x.Target, Target(cluster, new PolicyWrite(ScenarioCluster.ExpectedPolicy))).Add(x => x.HasDraft, true));

        Assert.Equal(102, list.FindAll(".row").Count);
        Assert.Contains(list.FindAll(".change"), c => c.TextContent == "newly denied");
    }

    // A hundred Deployments, and outside in a line or two.
    private static ClusterSnapshot ManySources() => ScenarioCluster.Snapshot.With(
        pods: ScenarioCluster.Snapshot.Pods.Where(p => p.Namespace == "db" && p.Name.StartsWith("mysql", StringComparison.Ordinal)),
        controllers:
        [
            .. ScenarioCluster.Snapshot.Controllers.Where(c => c.Reference.Name == "mysql"),
            .. Enumerable.Range(0, 100).Select(i => new Controller(new("Deployment", "web", $"web-{i}"), new(LabelSet.Empty, [], false))),
        ]);

    private static string Cell(IRenderedComponent<SourceList> list, string source, string cell) =>
        list.FindAll(".row").Single(r => r.QuerySelector(".name")!.TextContent.Trim() == source).QuerySelector(cell)!.TextContent.Trim();
}

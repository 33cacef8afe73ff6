using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Components.Explore;
using PolicyStudio.Web.Components.Explore.Findings;
using PolicyStudio.Web.Components.Explore.Namespaces;
using PolicyStudio.Web.Components.Explore.Policies;
using PolicyStudio.Web.Components.Explore.Workloads;
using PolicyStudio.Web.Components.Layout.Navigating;
using PolicyStudio.Web.Tests.State;
using PolicyStudio.Web.Tests.State.Exploring;
using PolicyStudio.Web.Tests.Studio;

namespace PolicyStudio.Web.Tests.Explore;

/// <summary>The explorer's pages: the address is the question, and everything of the cluster is text.</summary>
public sealed class ExplorerPageTests : StudioTestBase
{
    private bool _isFed;

    [Fact]
    public void Workloads_stand_in_the_order_of_their_exposure_with_a_link_into_the_studio()
    {
        var page = Open<WorkloadsPage>("workloads");

        Assert.Equal(["till", "api", "web", "db", "agent"], page.FindAll("td.who a").Select(a => a.TextContent));
        var db = page.FindAll("tbody tr")[3];
        Assert.Contains("of\u00A04, 1\u00A0namespace, 1\u00A0undecidable", db.TextContent, StringComparison.Ordinal);
        Assert.Equal("studio?target=data/db[Pod]", db.QuerySelector("td:last-child a")!.GetAttribute("href"));
        Assert.Contains("set by the Deployment’s template, Argo CD application shop", page.FindAll("tbody tr")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_columns_head_orders_and_says_so()
    {
        var page = Open<WorkloadsPage>("workloads?sort=name");

        Assert.Equal("agent", page.Find("td.who a").TextContent);
        Assert.Equal("ascending", page.Find("th[aria-sort]").GetAttribute("aria-sort"));
        Assert.Equal("workloads?sort=name&reversed=1", page.Find("th[aria-sort] a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_choice_goes_through_the_address()
    {
        var page = Open<WorkloadsPage>("workloads");

        await page.FindAll("select")[0].ChangeAsync("isolated");

        Assert.EndsWith("workloads?ingress=isolated", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void What_finds_nothing_says_how_to_find_more() =>
        Assert.Equal("No workload is like that", Open<WorkloadsPage>("workloads?q=nowhere").Find(".none h2").TextContent);

    [Theory]
    [InlineData("workloads", "5")]
    [InlineData("workloads?q=api", "1 of 5")]
    [InlineData("workloads?q=nowhere&sort=name", "0 of 5")]
    public void The_number_beside_the_title_is_of_what_is_listed(string address, string count)
    {
        var page = Open<WorkloadsPage>(address);

        Assert.Equal(count, page.Find(".explore-head .tag").TextContent);
        Assert.Equal(count[0] == '0' ? ["workloads?sort=name"] : [], page.FindAll(".none a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void What_may_be_reached_from_outside_bears_no_sign_of_what_is_good() =>
        Assert.Equal(["○yes"], Open<WorkloadsPage>("workloads").FindAll("td:nth-child(4) .tag.deny").Select(t => t.TextContent).Distinct());

    [Fact]
    public async Task A_workload_tells_who_reaches_it_with_ports_and_who_does_not()
    {
        var page = Open<WorkloadPage>("workload?target=data/db[Pod]");

        var sources = page.FindAll(".main section")[0];
        Assert.Equal(["api"], sources.QuerySelectorAll("td.who a").Select(a => a.TextContent));
        Assert.Contains("TCP\u00A03306", sources.TextContent, StringComparison.Ordinal);
        await sources.QuerySelectorAll(".choice button")[1].ClickAsync();
        Assert.Equal(["till", "web"], page.FindAll(".main section")[0].QuerySelectorAll("td.who a").Select(a => a.TextContent).Order(StringComparer.Ordinal));
        Assert.Equal("policy?name=data/db", page.Find("aside li a").GetAttribute("href"));
    }

    [Fact]
    public void A_policy_tells_what_it_selects_and_admits_in_words()
    {
        var page = Open<PolicyPage>("policy?name=data/db");

        Assert.Equal("from pods labelled app=api of namespaces labelled team=x, TCP 3306", Words(page.Find(".rules li").TextContent));
        Assert.Equal("workload?target=data/db[Pod]", page.Find(".selected a").GetAttribute("href"));
        Assert.Contains("podSelector:", page.Find("pre").TextContent, StringComparison.Ordinal);
        Assert.Contains("does not isolate egress", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_selects_nobody_says_so_in_the_list()
    {
        var page = Open<PoliciesPage>("policies?idle=1");

        var row = Assert.Single(page.FindAll("tbody tr"));
        Assert.Contains("no pod", row.QuerySelector(".selects")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Helm release till", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("findings?level=warning&q=pay/idle", row.QuerySelector("td:last-child a")!.GetAttribute("href"));
    }

    [Fact]
    public void Namespaces_are_grouped_by_the_label_of_the_link()
    {
        var page = Open<NamespacesPage>("namespaces?group=team");

        Assert.Equal(3, page.FindAll("tr.total").Count);
        Assert.Contains("team=x2 namespaces", page.FindAll("tr.total th").Select(t => Words(t.TextContent)));
        Assert.Equal(4, page.FindAll("tr.member").Count);
    }

    [Fact]
    public void A_cell_of_the_matrix_leads_to_its_pairs()
    {
        var page = Open<NamespacesPage>("namespaces?view=matrix&group=team&sort=name");
        page.WaitForElement("td a");

        var cell = page.FindAll("tbody tr")[0].QuerySelectorAll("td a")[1];
        Assert.Equal("17%: x to y: 1 of 6 pairs open, 3 undecidable", cell.TextContent);
        Assert.Equal("namespaces/pairs?from=x&to=y&group=team", cell.GetAttribute("href"));
        var pairs = Open<PairsPage>("namespaces/pairs?from=x&to=y&group=team");
        Assert.Equal(["api", "db"], pairs.FindAll("td.who a").Select(a => a.TextContent));
        Assert.Equal(["allowed 1", "denied 2", "undecidable 3"], pairs.FindAll(".choice a").Select(a => a.TextContent));
    }

    [Fact]
    public void A_cell_of_the_matrix_in_which_something_is_undecidable_does_not_look_closed()
    {
        var page = Open<NamespacesPage>("namespaces?view=matrix&sort=name", ExploredCluster.Small.With(policies: [ExploredCluster.Small.Policies.Single(p => p.Name == "db") with { Ingress = [] }]));
        page.WaitForElement("td a");

        var cell = page.FindAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent.StartsWith("pay", StringComparison.Ordinal)).QuerySelectorAll("td")[0];
        Assert.Equal("?: pay to data: 0 of 2 pairs open, 1 undecidable", Words(cell.TextContent));
        Assert.Contains("unsure", cell.ClassList);
        Assert.Contains("undecidable", page.Find(".legend").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_matrix_is_a_few_paths_that_the_arrow_keys_walk_through()
    {
        var page = Open<NamespacesPage>("namespaces?view=matrix&sort=name", ExploredCluster.Made(40));
        page.WaitForElement("svg[role=application]");

        Assert.InRange(page.FindAll("figure svg *").Count, 3, 20);
        var svg = page.Find("svg[role=application]");
        // The page may be drawing still: each key waits for its turn.
        foreach (var key in new[] { "ArrowDown", "ArrowRight", "ArrowRight" }) await svg.KeyDownAsync(new KeyboardEventArgs { Key = key });
        Assert.StartsWith("ns-000 to ns-002: ", page.Find("figcaption b").TextContent, StringComparison.Ordinal);
        await page.Find("svg[role=application]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        Assert.Contains("namespaces/pairs?from=ns-000&to=ns-002", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_are_narrowed_by_level_and_lead_to_their_object()
    {
        var page = Open<FindingsPage>("findings?level=warning&ns=pay");

        Assert.NotEmpty(page.FindAll(".finding"));
        Assert.Equal("policy?name=pay/idle", page.Find(".findings li > a").GetAttribute("href"));
    }

    [Fact]
    public void Hostile_names_are_text_everywhere()
    {
        var policy = ExploredCluster.Small.Policies[0] with { Name = "<b>\u202Ex", Namespace = "data" };
        var page = Open<PoliciesPage>("policies", ExploredCluster.Small.With(policies: [policy]));

        Assert.Equal("<b>\\u{202E}x", page.Find("td.who a").TextContent);
        Assert.DoesNotContain('\u202E', page.Markup.Replace(page.Find("td.who a").GetAttribute("href")!, "", StringComparison.Ordinal));
    }

    [Fact]
    public void While_the_cluster_is_read_the_page_says_how_far_it_is()
    {
        UseFeed(ScenarioCluster.State(null, ConnectionPhase.Connecting, 0));

        Assert.NotEmpty(Render<WorkloadsPage>().FindAll(".loading[aria-busy=true]"));
    }

    [Fact]
    public void An_empty_cluster_is_told_what_will_stand_here() =>
        Assert.Equal("No workload runs here yet", Open<WorkloadsPage>("workloads", ClusterSnapshot.Empty).Find(".none h2").TextContent);

    [Theory]
    [InlineData("", "Studio")]
    [InlineData("studio?target=db/mysql", "Studio")]
    [InlineData("workload?target=db/mysql", "Workloads")]
    [InlineData("edit?policy=db/allow", "Policies")]
    [InlineData("namespaces/pairs", "Namespaces")]
    [InlineData("findings?level=error", "Overview")]
    [InlineData("audit/3", "Audit log")]
    public void The_navigation_marks_the_page_that_is_open(string address, string name)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);

        Assert.Equal(name, Render<PageNav>().Find(".links a[aria-current=page]").TextContent);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(30, true)]
    public void With_many_namespaces_the_start_is_the_table_of_them(int namespaces, bool isTable)
    {
        var page = Open<StartPage>("", ExploredCluster.Made(namespaces), wait: false);

        Assert.Equal(isTable, page.FindComponents<NamespacesPage>().Count == 1);
        Assert.Equal(!isTable, page.FindComponents<Components.Studio.StudioPage>().Count == 1);
    }

    private IRenderedComponent<T> Open<T>(string address, ClusterSnapshot? snapshot = null, bool wait = true) where T : IComponent
    {
        // Services are taken once: a second page of a test is on the same cluster.
        if (!_isFed) UseFeed(ScenarioCluster.State(snapshot ?? ExploredCluster.Small));
        _isFed = true;
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<T>();
        if (wait) page.WaitForAssertion(() => Assert.Empty(page.FindAll(".sketch")));
        return page;
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Sections;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Web.Components.Studio;
using PolicyStudio.Web.Components.Studio.Question;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>The page as a whole: complete on its first render, and in step with the session.</summary>
public sealed class StudioPageTests : StudioTestBase
{
    [Fact]
    public void First_render_is_complete()
    {
        UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot));

        var page = Render<StudioPage>();

        Assert.Contains("Who reaches db/mysql on TCP 3306 mysql", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("svg.ps-diagram"));
        Assert.Contains("open to everyone", page.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("footer"));
    }

    [Fact]
    public void The_address_chooses_target_and_port()
    {
        UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot));
        Services.GetRequiredService<NavigationManager>().NavigateTo("studio?target=db/mysql[StatefulSet]&port=9104&protocol=TCP");

        var page = Render<StudioPage>();

        Assert.Contains("on TCP 9104 metrics", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_of_a_link_is_not_read_is_told()
    {
        UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot));
        Services.GetRequiredService<NavigationManager>().NavigateTo("studio?target=db/mysql&port=70000&verdict=<b>");

        var page = Render<StudioPage>();

        Assert.Equal("Part of the link could not be read and is left out: port=70000, verdict=<b>", page.Find(".note.warn").TextContent);
        Assert.Empty(page.FindAll(".note b"));
    }

    [Fact]
    public async Task The_panel_gives_its_room_to_the_graph_and_is_back_for_the_reasons_of_an_edge()
    {
        UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot));
        var page = Render<StudioPage>();

        await page.Find("button.wide").ClickAsync();
        Assert.True(page.Find(".work").ClassList.Contains("wide"));
        Assert.Equal("true", page.Find("button.wide").GetAttribute("aria-pressed"));

        await page.Find("svg .ps-edge[aria-label*='backend/mailer']").ClickAsync();
        Assert.False(page.Find(".work").ClassList.Contains("wide"));
        Assert.Contains("backend/mailer", page.Find("aside h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_switch_in_the_graph_makes_a_draft_and_undo_takes_it_back()
    {
        UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot));
        var page = Render<StudioPage>();

        await page.Find("svg [role=switch][aria-label*='name=backend']").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("Draft, 1 change", page.Find("footer .tag.draft").TextContent));
        await page.Find("[aria-label=Undo]").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Draft, no changes", page.Find("footer").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_drawn_along_a_denied_edge_leads_to_what_would_admit_it_once()
    {
        UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot.With(policies: [ScenarioCluster.ExpectedPolicy])));
        var page = Render<StudioPage>();

        await page.Find("svg .ps-edge[aria-label*='backend/mailer']").KeyDownAsync(new KeyboardEventArgs { Key = "Enter", ShiftKey = true });
        page.WaitForAssertion(() => Assert.Contains("Smallest change", page.Find("aside h3[tabindex]").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal(1, Focused()));

        // A click is no such wish.
        await page.Find("svg .ps-edge[aria-label*='web/storefront']").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("storefront", page.Find("aside h2").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("aside h3[tabindex]")));
        Assert.Equal(1, Focused());

        int Focused() => JSInterop.Invocations["Blazor._internal.domWrapper.focus"].Count;
    }

    [Fact]
    public void An_open_finder_outlives_a_change_of_the_cluster()
    {
        var feed = UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot));
        var page = Render(builder =>
        {
            builder.OpenComponent<SectionOutlet>(0);
            builder.AddComponentParameter(1, nameof(SectionOutlet.SectionName), "question");
            builder.CloseComponent();
            builder.OpenComponent<StudioPage>(2);
            builder.CloseComponent();
        });
        var question = page.FindComponent<TargetQuestion>().Instance;

        feed.Publish(ScenarioCluster.State(ScenarioCluster.Snapshot.With(policies: [ScenarioCluster.ExpectedPolicy]), sequence: 2));
        page.WaitForAssertion(() => Assert.DoesNotContain("open to everyone", page.Find("aside").TextContent, StringComparison.Ordinal));

        Assert.Same(question, page.FindComponent<TargetQuestion>().Instance);
    }

    [Fact]
    public void A_change_in_the_cluster_shows_by_itself()
    {
        var feed = UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot));
        var page = Render<StudioPage>();
        page.WaitForAssertion(() => Assert.Contains("open to everyone", page.Find("aside").TextContent, StringComparison.Ordinal));

        feed.Publish(ScenarioCluster.State(ScenarioCluster.Snapshot.With(policies: [ScenarioCluster.ExpectedPolicy]), sequence: 2));

        page.WaitForAssertion(() => Assert.DoesNotContain("open to everyone", page.Find("aside").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edge_tells_why()
    {
        UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot.With(policies: [ScenarioCluster.ExpectedPolicy])));
        var page = Render<StudioPage>();

        await page.FindAll("aside .row").Single(r => r.TextContent.Contains("mailer", StringComparison.Ordinal)).ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("its only rule wants", page.Find(".sentence").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("aside [role=switch]"));
    }

    [Fact]
    public async Task The_smallest_change_can_be_taken_into_the_draft()
    {
        UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot.With(policies: [ScenarioCluster.ExpectedPolicy])));
        var page = Render<StudioPage>();
        await page.FindAll("aside .row").Single(r => r.TextContent.Contains("mailer", StringComparison.Ordinal)).ClickAsync();
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("aside button"), b => b.TextContent == "Take"));

        await page.FindAll("aside button").First(b => b.TextContent == "Take").ClickAsync();

        page.WaitForAssertion(() => Assert.StartsWith("Draft, ", page.Find("footer .tag.draft").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("newly, by this draft", page.Find(".tags").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void While_the_cluster_is_read_there_is_no_graph()
    {
        UseFeed(ScenarioCluster.State(null, ConnectionPhase.Connecting, 0));

        var page = Render<StudioPage>();

        Assert.Empty(page.FindAll("svg.ps-diagram"));
        Assert.Equal("true", page.Find(".loading").GetAttribute("aria-busy"));
    }
}

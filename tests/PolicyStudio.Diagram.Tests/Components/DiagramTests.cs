using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Tests.Scenarios;
using DiagramComponent = PolicyStudio.Diagram.Components.Diagram;

namespace PolicyStudio.Diagram.Tests.Components;

public sealed class DiagramTests : BunitContext
{
    private const string Storefront = "web/storefront[Deployment] -> db/mysql[StatefulSet]";
    private readonly List<string> _events = [];

    [Fact]
    public void The_picture_has_a_role_a_name_and_a_description()
    {
        var svg = Show(FoundingScenario.WithDraft).Find("svg.ps-diagram");
        Assert.Equal(("group", "Who reaches db/mysql on TCP 3306"), (svg.GetAttribute("role"), svg.GetAttribute("aria-label")));
        Assert.Equal("Who reaches db/mysql on TCP 3306", svg.Children[0].TextContent);
        Assert.Equal("1 of 8 sources stays allowed. 6 newly denied, 1 undecidable.", svg.Children[1].TextContent);
        Assert.StartsWith("0 0 ", svg.GetAttribute("viewBox"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_edge_can_be_focused_and_says_its_verdict()
    {
        var edges = Show(FoundingScenario.WithDraft).FindAll("g.ps-edge[role=button][tabindex='0']");
        Assert.Equal(FoundingScenario.WithDraft.Targets[0].Ingress!.Edges.Length, edges.Count);
        Assert.All(edges, e => Assert.NotEmpty(e.GetAttribute("aria-label")!));
        Assert.Contains(edges, e => e.GetAttribute("aria-label") == "web/storefront is newly denied to db/mysql on TCP 3306");
    }

    [Fact]
    public void A_click_on_an_edge_selects_it()
    {
        Edge(Show(FoundingScenario.WithDraft)).Click();
        Assert.Equal([$"edge {Storefront}"], _events);
    }

    [Theory]
    [InlineData("Enter", 1)]
    [InlineData(" ", 1)]
    [InlineData("a", 0)]
    [InlineData("Tab", 0)]
    public void Enter_and_Space_select_an_edge_and_other_keys_do_not(string key, int times)
    {
        Edge(Show(FoundingScenario.WithDraft)).KeyDown(key);
        Assert.Equal(times, _events.Count);
    }

    [Fact]
    public void Shift_and_Enter_draw_an_edge_and_open_a_folded_lane()
    {
        var diagram = Show(FoundingScenario.WithDraft with { FoldedLanes = ["ops"] });
        Edge(diagram).KeyDown(new KeyboardEventArgs { Key = "Enter", ShiftKey = true });
        diagram.FindAll("g.ps-edge").Single(e => e.GetAttribute("aria-label")!.StartsWith("ops, folded", StringComparison.Ordinal)).KeyDown(new KeyboardEventArgs { Key = "Enter", ShiftKey = true });
        Assert.Equal([$"drawn {Storefront}", "lane ops"], _events);
        Assert.EndsWith("Drag it.", Edge(diagram).QuerySelector("title")!.TextContent, StringComparison.Ordinal);
        // Deeper down it would describe a part, and a screen reader would not say it of the edge.
        Assert.All(diagram.FindAll("g.ps-edge"), e => Assert.Equal("title", e.FirstElementChild!.LocalName));
        Assert.DoesNotContain(diagram.FindAll("g.ps-edge-allowed title"), t => t.TextContent.Contains("Drag it.", StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_follows_an_edge_sees_its_whole_way_and_a_file_has_nothing_to_follow()
    {
        var scene = SceneBuilder.Build(FoundingScenario.WithDraft);
        Assert.Equal(scene.Edges.Where(e => e.Way.IsShared).Select(e => e.Way.Whole), Show(FoundingScenario.WithDraft).FindAll(".ps-edge .ps-trace").Select(t => t.GetAttribute("d")));
        Assert.NotEmpty(scene.Trunks);
        Assert.Empty(Render<DiagramComponent>(p => p.Add(d => d.Scene, scene)).FindAll(".ps-trace"));
    }

    [Fact]
    public void The_selected_edge_is_the_pressed_one()
    {
        var diagram = Render<DiagramComponent>(p => p
            .Add(d => d.Scene, SceneBuilder.Build(FoundingScenario.WithDraft)).Add(d => d.Interactive, true).Add(d => d.SelectedEdge, Storefront));
        Assert.Equal(Storefront, diagram.FindAll("g.ps-edge[aria-pressed=true]").Single().GetAttribute("data-edge"));
        Assert.Equal("web/storefront[Deployment]", diagram.FindAll("g.ps-row.is-chosen").Single().GetAttribute("data-peer"));

        diagram.Render(p => p.Add(d => d.SelectedEdge, null));
        Assert.Empty(diagram.FindAll("g.ps-row.is-chosen"));
    }

    [Fact]
    public void Switches_tell_their_state_and_report_what_they_switch()
    {
        var diagram = Show(FoundingScenario.WithDraft);
        Assert.Equal("true", Switch(diagram, "label name=backend on namespace backend").GetAttribute("aria-checked"));
        Assert.Equal("false", Switch(diagram, "label db=access_ok on mailer in backend").GetAttribute("aria-checked"));
        Switch(diagram, "label name=backend on namespace backend").Click();
        Switch(diagram, "label db=access_ok on mailer in backend").KeyDown(" ");
        Assert.Equal(["namespace backend", "workload backend/mailer[Deployment]"], _events);
    }

    [Fact]
    public void A_switch_that_cannot_be_turned_says_why_and_reports_nothing()
    {
        var diagram = Show(FoundingScenario.WithDraft);
        var disabled = Switch(diagram, "label db=access_ok on node-exporter in ops");
        Assert.Equal(("true", "hostNetwork pods are not selected"), (disabled.GetAttribute("aria-disabled"), disabled.GetAttribute("aria-description")));
        disabled.Click();
        Switch(diagram, "label db=access_ok on node-exporter in ops").KeyDown("Enter");
        Assert.Empty(_events);
    }

    [Fact]
    public void Ports_tell_which_is_chosen_and_report_a_choice()
    {
        var diagram = Show(FoundingScenario.WithDraft);
        Assert.Equal("true", Labelled(diagram, "port 3306 mysql, changed by the draft").GetAttribute("aria-pressed"));
        Labelled(diagram, "port 9104 metrics, changed by the draft").Click();
        Assert.Equal(["port TCP/9104"], _events);
    }

    [Fact]
    public void Lanes_fold_and_the_edge_of_a_folded_lane_opens_it()
    {
        var diagram = Show(FoundingScenario.WithDraft with { FoldedLanes = ["web"] });
        Assert.Equal("false", Labelled(diagram, "web: open").GetAttribute("aria-expanded"));
        Labelled(diagram, "backend: fold").KeyDown("Enter");
        diagram.FindAll("g.ps-edge").Single(e => e.GetAttribute("aria-label")!.StartsWith("web, folded", StringComparison.Ordinal)).Click();
        Assert.Equal(["lane backend", "lane web"], _events);
    }

    [Fact]
    public void A_new_scene_keeps_what_stays_in_place()
    {
        var diagram = Show(FoundingScenario.Before);
        diagram.Render(p => p.Add(d => d.Scene, SceneBuilder.Build(FoundingScenario.WithDraft with { FoldedLanes = ["ops"] })));
        Assert.Equal(7, diagram.FindAll("g.ps-edge").Count);
        diagram.Render(p => p.Add(d => d.Scene, SceneBuilder.Build(FoundingScenario.Applied)));
        Assert.Equal(8, diagram.FindAll("g.ps-edge").Count);
    }

    [Fact]
    public void A_picture_for_reading_alone_is_one_image_without_anything_to_operate()
    {
        var diagram = Render<DiagramComponent>(p => p.Add(d => d.Scene, SceneBuilder.Build(FoundingScenario.WithDraft)));
        Assert.Equal("img", diagram.Find("svg").GetAttribute("role"));
        Assert.Empty(diagram.FindAll("[tabindex], [role=button], [role=switch]"));
    }

    [Theory]
    [InlineData(6, 14, 63, 1)]
    [InlineData(8, 9, 24, 3)]
    [InlineData(4, 300, 24, 1)]
    public void Any_cluster_can_be_drawn_and_drawn_anew(int seed, int workloads, int longest, int groups)
    {
        var request = GeneratedClusters.Request(seed, workloads, longest, groups);
        var diagram = Show(request);
        diagram.Render(p => p.Add(d => d.Scene, SceneBuilder.Build(request with { ShowUnfoldedLimit = 5 })));
        diagram.Render(p => p.Add(d => d.Scene, SceneBuilder.Build(request)));
        Assert.Equal(SceneBuilder.Build(request).Edges.Count(), diagram.FindAll("g.ps-edge").Count);
    }

    private IRenderedComponent<DiagramComponent> Show(SceneRequest request) => Render<DiagramComponent>(p => p
        .Add(d => d.Scene, SceneBuilder.Build(request)).Add(d => d.Interactive, true)
        .Add(d => d.OnEdgeSelected, Note("edge")).Add(d => d.OnNamespaceSwitch, Note("namespace")).Add(d => d.OnWorkloadSwitch, Note("workload"))
        .Add(d => d.OnEdgeDrawn, Note("drawn")).Add(d => d.DrawHint, "Drag it.")
        .Add(d => d.OnPortSelected, Note("port")).Add(d => d.OnLaneToggled, Note("lane")));

    private EventCallback<string> Note(string what) => EventCallback.Factory.Create<string>(this, id => _events.Add($"{what} {id}"));

    private static IElement Edge(IRenderedComponent<DiagramComponent> diagram) =>
        diagram.FindAll("g.ps-edge").Single(e => e.GetAttribute("data-edge") == Storefront);

    private static IElement Switch(IRenderedComponent<DiagramComponent> diagram, string name) =>
        diagram.FindAll("g[role=switch][tabindex='0']").Single(e => e.GetAttribute("aria-label") == name);

    private static IElement Labelled(IRenderedComponent<DiagramComponent> diagram, string name) =>
        diagram.FindAll("[role=button]").Single(e => e.GetAttribute("aria-label") == name);
}

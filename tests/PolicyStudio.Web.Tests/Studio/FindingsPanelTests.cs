using Bunit;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.Components.Studio.Findings;
using PolicyStudio.Web.State;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>What the linter finds, beside the graph.</summary>
public sealed class FindingsPanelTests : StudioTestBase
{
    private static readonly Engine.Policies.NetworkPolicy Mistyped = ScenarioCluster.Yaml("""
        {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: mistyped, namespace: web}, spec: {podSelector: {matchLabels: {app: storefrunt}}, ingress: [{from: [{podSelector: {}}]}]}}
        """).Policies.Single();

    [Fact]
    public void A_finding_names_its_object_and_tells_what_to_do()
    {
        var item = Rendered(Target(ScenarioCluster.Snapshot.With(policies: [Mistyped]))).Find(".finding");

        Assert.Equal("NetworkPolicy web/mistyped", item.QuerySelector(".about strong")!.TextContent);
        Assert.Contains("app=storefrunt", item.QuerySelector(".message")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("selects-nothing", item.QuerySelector(".rule")!.TextContent);
        Assert.Equal(3, item.QuerySelectorAll("details p").Length);
    }

    [Fact]
    public void What_the_draft_brings_is_marked()
    {
        var panel = Rendered(Target(new PolicyWrite(Mistyped)));

        Assert.Contains("by this draft", panel.Find(".finding .head").TextContent, StringComparison.Ordinal);
        Assert.Contains("the draft brings 1", panel.Find(".summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_draft_does_away_with_stays_in_sight()
    {
        var panel = Rendered(Target(ScenarioCluster.Snapshot.With(policies: [Mistyped]), new PolicyDeletion("web", "mistyped")));

        Assert.Contains("gone with this draft", panel.Find(".finding.gone .head").TextContent, StringComparison.Ordinal);
        Assert.Contains("the draft does away with 1", panel.Find(".summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_about_the_target_is_a_click_away()
    {
        var aboutMysql = Mistyped with { Name = "open", Namespace = "db", PodSelector = Engine.Labels.LabelSelector.Everything, Ingress = [new([], [])] };
        var panel = Rendered(Target(ScenarioCluster.Snapshot.With(policies: [Mistyped, aboutMysql])));
        var all = panel.FindAll(".finding").Count;

        await panel.Find(".only input").ChangeAsync(true);

        panel.WaitForAssertion(() => Assert.InRange(panel.FindAll(".finding").Count, 1, all - 1));
        Assert.All(panel.FindAll(".finding .about strong"), o => Assert.Contains("db/", o.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_to_find_is_said() =>
        Assert.StartsWith("Nothing to object to", Rendered(Target(FoundingDraft), wait: ".summary").Find(".summary").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Hostile_names_are_shown_as_text()
    {
        var panel = Rendered(Target(ScenarioCluster.Snapshot.With(policies: [Mistyped with { Name = "<b>\u202Ex" }])));

        Assert.Empty(panel.FindAll("b"));
        Assert.Equal("NetworkPolicy web/<b>\\u{202E}x", panel.Find(".about strong").TextContent);
    }

    private IRenderedComponent<FindingsPanel> Rendered(TargetView target, string wait = ".finding")
    {
        var panel = Render<FindingsPanel>(p => p.Add(x => x.Target, target));
        panel.WaitForElement(wait);
        return panel;
    }
}

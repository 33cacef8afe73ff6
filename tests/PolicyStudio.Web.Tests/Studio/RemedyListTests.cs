using Bunit;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.Components.Studio.Why;
using PolicyStudio.Web.State;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>The smallest changes that would admit a denied source, each with what it costs and what else it opens.</summary>
public sealed class RemedyListTests : StudioTestBase
{
    private PolicyDraft? _taken;

    [Fact]
    public void A_peer_stands_before_a_label_which_says_what_it_costs()
    {
        Assert.Equal(
        [
            ("Add a peer to db/allow-specific-backend-to-db, ingress rule 1, for pods app=mailer of namespace backend", "opens nothing else"),
            ("Label Deployment backend/mailer db=access_ok", "opens nothing else; restarts no pod"),
        ], Listed(Target(FoundingDraft), "mailer"));
    }

    [Fact]
    public async Task Taking_one_gives_the_draft_with_it()
    {
        var target = Target(FoundingDraft);
        var list = Rendered(target, "mailer");

        await list.FindAll("button")[1].ClickAsync();
        list.WaitForState(() => _taken is not null);

        Assert.Equal(FoundingDraft.Length + 1, _taken!.Changes.Length);
        Assert.Equal(Outcome.Allowed, Edge(Target([.. _taken.Changes]), "mailer").After.Verdict.Outcome);
    }

    [Fact]
    public void A_label_that_would_be_replaced_is_said() =>
        Assert.Contains(Listed(Target(FoundingDraft), "storefront"), r => r.Title == "Label namespace web name=backend (in place of name=web)");

    [Fact]
    public void Taking_back_what_the_draft_removes_replaces_nothing()
    {
        var byWeb = ScenarioCluster.ExpectedPolicy with
        {
            Ingress = [.. ScenarioCluster.ExpectedPolicy.Ingress.Select(r => r with { From = [.. r.From.Select(p => p with { NamespaceSelector = LabelSelector.ForLabels(("name", "web")) })] })],
        };
        Assert.Contains(Listed(Target(new NamespaceLabelChange("web", "name", null), new PolicyWrite(byWeb)), "storefront"), r => r.Title == "Label namespace web name=web");
    }

    [Fact]
    public void Two_missing_labels_are_one_change() =>
        Assert.Contains(Listed(Target(FoundingDraft), "backup"), r => r.Title == "Label namespace ops name=backend (in place of name=ops) and label CronJob ops/backup db=access_ok");

    [Fact]
    public void What_else_would_be_opened_is_listed()
    {
        var open = ScenarioCluster.ExpectedPolicy with { Ingress = [.. ScenarioCluster.ExpectedPolicy.Ingress.Select(r => r with { From = [.. r.From.Select(p => p with { PodSelector = null })] })] };
        var list = Rendered(Target(new NamespaceLabelChange("backend", "name", "other"), new PolicyWrite(open)), "mailer");

        var label = list.FindAll("li").Single(l => l.TextContent.Contains("Label namespace backend name=backend", StringComparison.Ordinal));
        Assert.Contains("also opens 1 connection", label.TextContent, StringComparison.Ordinal);
        Assert.Contains("orders", label.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_allowed_has_none() => Assert.Empty(RenderedNow(Target(FoundingDraft), "orders").FindAll("li"));

    private List<(string Title, string Effect)> Listed(TargetView target, string source) =>
        [.. Rendered(target, source).FindAll("li").Select(l => (l.QuerySelector("p")!.TextContent, l.QuerySelector("p.faint")!.TextContent))];

    private IRenderedComponent<RemedyList> Rendered(TargetView target, string source)
    {
        var list = RenderedNow(target, source);
        list.WaitForElement("li");
        return list;
    }

    private IRenderedComponent<RemedyList> RenderedNow(TargetView target, string source) => Render<RemedyList>(p => p
        .Add(x => x.Target, target).Add(x => x.Edge, Edge(target, source)).Add(x => x.OnTaken, draft => _taken = draft));
}

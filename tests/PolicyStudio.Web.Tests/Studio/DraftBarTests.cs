using Bunit;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Web.Components.Studio.Draft;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Drafts;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>The draft in a line, and its changes one by one.</summary>
public sealed class DraftBarTests : StudioTestBase
{
    [Fact]
    public void Bar_counts_changes_and_what_they_do()
    {
        var bar = Bar(Target(FoundingDraft));

        Assert.Equal("Draft, 3 changes", bar.Find(".tag.draft").TextContent);
        Assert.Equal("label backend name=backend, label orders’s template db=access_ok (restarts no pod), write policy allow-specific-backend-to-db in db", bar.Find(".what").TextContent);
        Assert.Equal(["1 stays allowed", "6 newly denied, 2 ports"], bar.FindAll(".counts .tag").Select(t => t.TextContent));
        Assert.Equal("studio/preview", bar.Find("a.go").GetAttribute("href"));
    }

    [Fact]
    public async Task Undo_and_redo_can_be_pressed_only_where_there_is_something_to_do()
    {
        var undone = 0;
        var bar = Bar(Target(FoundingDraft), p => p.Add(x => x.CanUndo, true).Add(x => x.OnUndo, () => undone++));

        Assert.True(bar.Find("[aria-label=Redo]").HasAttribute("disabled"));
        await bar.Find("[aria-label=Undo]").ClickAsync();
        Assert.Equal(1, undone);
    }

    [Fact]
    public async Task Each_change_can_be_taken_out_and_says_what_speaks_against_it()
    {
        var orders = ScenarioCluster.Snapshot.Workload("orders");
        var running = orders with { Pods = [.. Enumerable.Repeat(orders.Pods[0] with { IsFromTemplate = false }, 3)] };
        DraftNote note = new(FoundingDraft[1], running, new(ManagerKind.ArgoCD, "shop"), IsOrphan: true);
        DraftChange? taken = null;
        var list = Render<DraftChanges>(p => p.Add(x => x.Notes, [note]).Add(x => x.OnRemoved, c => taken = c));

        Assert.Contains("restarts 3 pods", list.Markup, StringComparison.Ordinal);
        Assert.Contains("no longer there", list.Markup, StringComparison.Ordinal);
        Assert.Contains("Argo CD application shop would undo it", list.Markup, StringComparison.Ordinal);
        await list.Find("button").ClickAsync();
        Assert.Equal(FoundingDraft[1], taken);
    }

    [Fact]
    public void What_the_draft_touches_beside_is_said_once_it_is_worked_out()
    {
        var change = new TemplateLabelChange(new("Deployment", "backend", "orders"), "db", "access_ok");
        var policy = new NetworkPolicy
        {
            Namespace = "db",
            Name = "known",
            PolicyTypes = [PolicyType.Ingress],
            Ingress = [new([new(LabelSelector.Everything, LabelSelector.ForLabels(("db", "access_ok")))], [])],
        };
        var cluster = ScenarioCluster.Snapshot.With(policies: [policy]);
        var list = Render<DraftChanges>(p => p.Add(x => x.Notes, []).Add(x => x.Draft, PolicyDraft.Empty.With(change)).Add(x => x.Snapshot, cluster));

        list.WaitForAssertion(() => Assert.Contains("Touched as well: NetworkPolicy db/known spec.ingress[0].from[0]", list.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void A_pod_s_own_label_is_said_to_be_lost()
    {
        var note = Assert.Single(Notes(ScenarioCluster.Snapshot, PolicyDraft.Empty.With(new PodLabelChange("n", "p", "db", "access_ok"))));

        Assert.Equal("This pod only: the label is lost when the pod is replaced.", note.Warning);
        Assert.True(note.IsOrphan);
    }

    private IRenderedComponent<DraftBar> Bar(TargetView target, Action<ComponentParameterCollectionBuilder<DraftBar>>? more = null) => Render<DraftBar>(p =>
    {
        p.Add(x => x.Target, target).Add(x => x.Notes, Notes(ScenarioCluster.Snapshot, target.Comparison.Draft))
            .Add(x => x.Draft, target.Comparison.Draft).Add(x => x.Snapshot, ScenarioCluster.Snapshot).Add(x => x.ClusterName, "tokyo").Add(x => x.PreviewAddress, "studio/preview");
        more?.Invoke(p);
    });
}

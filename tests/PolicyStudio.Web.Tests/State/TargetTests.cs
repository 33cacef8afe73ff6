using PolicyStudio.Diagram.Questions;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Labels;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.Tests.State;

/// <summary>Finding a target, its ports, and the labels to switch.</summary>
public sealed class TargetTests
{
    [Theory]
    [InlineData("mysql", "db/mysql[StatefulSet]")]
    [InlineData("db/my", "db/mysql[StatefulSet]")]
    [InlineData("web deploy", "web/storefront[Deployment]")]
    [InlineData("app=backup", "ops/backup[CronJob]")]
    public void Words_find_workloads_by_namespace_name_kind_and_label(string text, string found) =>
        Assert.Equal(found, TargetSearch.Find(ScenarioCluster.Snapshot, text, [])[0].Id);

    [Fact]
    public void A_preferred_name_comes_first_and_else_what_listens_behind_a_Service()
    {
        Assert.Equal("mailer", TargetSearch.First(ScenarioCluster.Snapshot, ["nothing", "Mailer"])!.Name);
        Assert.Equal("mysql", TargetSearch.First(ScenarioCluster.Snapshot, [])!.Name);
    }

    [Fact]
    public void Ports_behind_a_Service_come_first_then_the_declared_ones() =>
        Assert.Equal(["TCP 3306 mysql", "TCP 9104 metrics"],
            TargetPorts.Of(ScenarioCluster.Snapshot.Workload("mysql"), ScenarioCluster.Snapshot).Select(p => p.ToString()));

    [Fact]
    public void Labels_that_a_policy_on_the_target_reads_are_suggested_first()
    {
        LabelChoices configured = new("zone", "green", new("tier", "gold"));
        var mysql = ScenarioCluster.Snapshot.Workload("mysql");
        Assert.Equal([configured], LabelSuggestions.For(mysql, ScenarioCluster.Snapshot, configured));

        var guarded = ScenarioCluster.Snapshot.With(policies: [ScenarioCluster.ExpectedPolicy]);

        Assert.Equal([new("name", null, new("db", "access_ok")), configured], LabelSuggestions.For(mysql, guarded, configured));
    }

    [Theory]
    [InlineData(AskedDirections.Ingress)]
    [InlineData(AskedDirections.Egress)]
    [InlineData(AskedDirections.Both)]
    public void What_a_draft_does_is_counted_in_the_directions_asked_about(AskedDirections asked)
    {
        var (snapshot, draft) = (ScenarioCluster.Snapshot, PolicyDraft.Empty.With(new PolicyWrite(ScenarioCluster.ExpectedPolicy)));
        TargetView View(AskedDirections directions) =>
            TargetView.Of(snapshot.Workload("storefront"), StudioAddress.Start with { Directions = directions, Also = AlsoTargets.Parse(["db/mysql"]) }, ClusterComparison.Of(snapshot, draft), ScenarioCluster.Suggestions);
        var (ingress, egress) = (View(AskedDirections.Ingress), View(AskedDirections.Egress));
        // The policy is the further target's: who reaches it is what changes, and of the first target's destinations that one.
        Assert.Equal((0, 1), (ingress.Reach.Edges.Count(IsDenied), egress.Egress!.Edges.Count(IsDenied)));

        var shown = View(asked);
        Assert.Equal((shown.All.Sum(t => t.Answers.Sum(a => a.Edges.Count(IsDenied))), asked == AskedDirections.Egress ? 0 : 2), (shown.Counts.NewlyDenied, shown.ClosingPorts));

        static bool IsDenied(EdgeDiff edge) => edge.Change == EdgeChange.NewlyDenied;
    }
}

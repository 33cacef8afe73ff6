using PolicyStudio.Diagram.Questions;
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
}

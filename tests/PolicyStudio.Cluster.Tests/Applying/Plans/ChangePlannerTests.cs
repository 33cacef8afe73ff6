using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Applying.Plans;

public sealed class ChangePlannerTests
{
    private static readonly ObjectReference App = new("Deployment", "shop", "app");

    [Fact]
    public void The_founding_draft_labels_first_waits_and_isolates_last()
    {
        using var demo = new DemoCluster(TimeProvider.System);
        var plan = new Scenario().Plan(demo.Current);
        Assert.Equal(
            [
                "label Namespace backend name=backend",
                "label template of Deployment backend/orders db=access_ok",
                "wait for the rollout of Deployment backend/orders (3 pods)",
                "create policy db/allow-specific-backend-to-db",
            ],
            plan.Steps.Select(s => s.Summary));
        Assert.True(plan.CanApply);
        Assert.Empty(plan.Flickers);
        Assert.Equal(demo.Current.Sequence, plan.Sequence);
        Assert.Contains("restarts 3 pods of Deployment backend/orders", plan.Notes);
    }

    [Fact]
    public void A_label_that_is_taken_away_goes_after_the_policy_that_makes_it_needless()
    {
        var cluster = new ClusterBuilder().Deployment("app", ("old", "yes")).Deployment("db").Policy(ClusterBuilder.Admit("by-label", ("app", "db"), ("old", "yes"))).Build();
        var plan = Plan(cluster, new TemplateLabelChange(App, "old", null), new PolicyWrite(ClusterBuilder.Admit("by-app", ("app", "db"), ("app", "app"))));
        Assert.Equal(["create policy shop/by-app", "label template of Deployment shop/app old removed", "wait for the rollout of Deployment shop/app (1 pod)"],
            plan.Steps.Select(s => s.Summary));
        Assert.Empty(plan.Flickers);
    }

    [Fact]
    public void A_policy_is_created_before_the_one_it_replaces_is_deleted()
    {
        var cluster = new ClusterBuilder().Deployment("app").Deployment("db").Policy(ClusterBuilder.Admit("old", ("app", "db"), ("app", "app"))).Build();
        var plan = Plan(cluster, new PolicyDeletion("shop", "old"), new PolicyWrite(ClusterBuilder.Admit("new", ("app", "db"), ("app", "app"))));
        Assert.Equal(["create policy shop/new", "delete policy shop/old"], plan.Steps.Select(s => s.Summary));
        Assert.Empty(plan.Flickers);
    }

    [Fact]
    public void Where_no_order_will_do_the_plan_says_what_differs_on_the_way()
    {
        // One write both takes the label that the old policy admits and gives the one that the new policy wants.
        var cluster = new ClusterBuilder().Deployment("app", ("old", "yes")).Deployment("db").Policy(ClusterBuilder.Admit("p", ("app", "db"), ("old", "yes"))).Build();
        var plan = Plan(cluster, new TemplateLabelChange(App, "old", null), new TemplateLabelChange(App, "new", "yes"),
            new PolicyWrite(ClusterBuilder.Admit("p", ("app", "db"), ("new", "yes"))));
        var flicker = Assert.Single(plan.Flickers, f => f.Source == "shop/app[Deployment]" && f.Destination == "shop/db[Deployment]");
        Assert.True(flicker.Interrupted.IsAll);
        Assert.Contains(plan.Notes, n => n.StartsWith("no order of the steps", StringComparison.Ordinal));
        Assert.True(plan.CanApply);
    }

    [Fact]
    public void Old_and_new_pods_side_by_side_are_part_of_what_is_simulated()
    {
        // Before, both are open to each other; after, both are v2 and admit v2: only while the two kinds live side by side is something denied.
        var cluster = new ClusterBuilder().Deployment("app").Deployment("peer").Policy(ClusterBuilder.Admit("v2-only", ("v", "2"), ("v", "2"))).Build();
        var plan = Plan(cluster, new TemplateLabelChange(App, "v", "2"), new TemplateLabelChange(new("Deployment", "shop", "peer"), "v", "2"));
        Assert.Contains(plan.Flickers, f => f.Source == "shop/peer[Deployment]" && f.Destination == "shop/app[Deployment]" && f.Interrupted.IsAll);
    }

    [Fact]
    public void Labels_of_one_template_are_one_write_and_rollouts_run_side_by_side()
    {
        var cluster = new ClusterBuilder().Deployment("app").Deployment("peer").Build();
        var plan = Plan(cluster, new TemplateLabelChange(App, "a", "1"), new TemplateLabelChange(new("Deployment", "shop", "peer"), "a", "1"), new TemplateLabelChange(App, "b", "2"));
        Assert.Equal(["label template of Deployment shop/app a=1, b=2", "label template of Deployment shop/peer a=1"], plan.Writes.Select(s => s.Summary));
        Assert.Equal([typeof(LabelStep), typeof(LabelStep), typeof(RolloutStep), typeof(RolloutStep)], plan.Steps.Select(s => s.GetType()));
    }

    [Fact]
    public void What_the_cluster_shows_already_is_no_step()
    {
        var cluster = new ClusterBuilder().Deployment("app", ("a", "1")).Build();
        var plan = Plan(cluster, new TemplateLabelChange(App, "a", "1"));
        Assert.Empty(plan.Steps);
        Assert.False(plan.CanApply);
    }

    [Fact]
    public void A_template_that_no_rollout_follows_is_written_without_a_wait_and_the_note_says_so()
    {
        using var demo = new DemoCluster(TimeProvider.System);
        var snapshot = demo.Current.Snapshot!;
        var plan = Plan(snapshot, new TemplateLabelChange(new("CronJob", "ops", "backup"), "a", "1"));
        Assert.DoesNotContain(plan.Steps, s => s is RolloutStep);
        Assert.Contains("CronJob ops/backup has the label from its next run", plan.Notes);
    }

    private static ChangePlan Plan(ClusterSnapshot cluster, params DraftChange[] changes) =>
        ChangePlanner.Plan(changes.Aggregate(PolicyDraft.Empty, (draft, c) => draft.With(c)), cluster, 1);
}

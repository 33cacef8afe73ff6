using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Labels;
using PolicyStudio.Web.State.Switching;

namespace PolicyStudio.Web.Tests.State;

/// <summary>What a click on a switch writes into the draft, and what it may not.</summary>
public sealed class SwitchTests
{
    private static readonly LabelPair Label = ScenarioCluster.PodLabel;

    [Fact]
    public void Off_restores_the_value_before()
    {
        var web = new Namespace("web", Engine.Labels.LabelSet.Of(("name", "frontend")));
        LabelPair label = new("name", "web");

        var on = NamespaceSwitch.Toggle(web, label, PolicyDraft.Empty);
        Assert.Equal("frontend", NamespaceSwitch.Of(web, label, PolicyDraft.Empty).Replaces);
        Assert.True(NamespaceSwitch.Of(web, label, on).IsOn);

        Assert.True(NamespaceSwitch.Toggle(web, label, on).IsEmpty);
    }

    [Fact]
    public void Off_removes_a_label_that_the_cluster_has_and_on_again_changes_nothing()
    {
        var web = ScenarioCluster.Snapshot.NamespaceOf("web");
        LabelPair label = new("name", "web");

        var off = NamespaceSwitch.Toggle(web, label, PolicyDraft.Empty);

        Assert.Equal(new NamespaceLabelChange("web", "name", null), Assert.Single(off.Changes));
        Assert.True(NamespaceSwitch.Toggle(web, label, off).IsEmpty);
    }

    [Fact]
    public void The_name_that_the_API_server_sets_cannot_be_switched()
    {
        var web = ScenarioCluster.Snapshot.NamespaceOf("web");

        Assert.Contains("API server", NamespaceSwitch.Of(web, new(Namespace.NameLabel, "web"), PolicyDraft.Empty).Refusal, StringComparison.Ordinal);
        Assert.True(NamespaceSwitch.Toggle(web, new(Namespace.NameLabel, "web"), PolicyDraft.Empty).IsEmpty);
    }

    [Fact]
    public void A_workload_s_label_goes_on_its_owner_s_template()
    {
        var draft = WorkloadSwitch.Toggle(ScenarioCluster.Snapshot.Workload("orders"), Label, PolicyDraft.Empty);

        var change = Assert.IsType<TemplateLabelChange>(Assert.Single(draft.Changes));
        Assert.Equal(("Deployment", "orders", "db", "access_ok"), (change.Controller.Kind, change.Controller.Name, change.Key, change.Value));
        Assert.Equal("spec.jobTemplate.spec.template", Assert.IsType<TemplateLabelChange>(
            Assert.Single(WorkloadSwitch.Toggle(ScenarioCluster.Snapshot.Workload("backup"), Label, PolicyDraft.Empty).Changes)).TemplatePath);
    }

    [Fact]
    public void A_key_of_the_owner_s_selector_cannot_be_switched()
    {
        var orders = ScenarioCluster.Snapshot.Workload("orders");

        Assert.Contains("own selector", WorkloadSwitch.Of(orders, new("app", "x"), PolicyDraft.Empty).Refusal, StringComparison.Ordinal);
        Assert.True(WorkloadSwitch.Toggle(orders, new("app", "x"), PolicyDraft.Empty).IsEmpty);
    }

    [Theory]
    [InlineData("Job", "The template of a Job cannot change.")]
    [InlineData("Robot", "The owner is a Robot that the studio cannot read.")]
    public void Without_a_template_that_can_change_the_pods_alone_are_labelled_with_a_warning(string kind, string why)
    {
        var workload = Live(kind, "Replaces");

        var draft = WorkloadSwitch.Toggle(workload, Label, PolicyDraft.Empty);

        Assert.Equal(["w-1", "w-2"], draft.Changes.Cast<PodLabelChange>().Select(c => c.Pod));
        var state = WorkloadSwitch.Of(workload, Label, draft);
        Assert.True(state is { IsOn: true, IsDrafted: true, Scope: SwitchScope.Pods });
        Assert.Equal($"{why} The label is lost when a pod is replaced.", WorkloadNotes.Of(workload, state));
        Assert.True(WorkloadSwitch.Toggle(workload, Label, draft).IsEmpty);
    }

    [Fact]
    public void One_pod_alone_can_be_labelled_and_the_durable_switch_takes_its_place()
    {
        var workload = Live("Deployment", "Replaces");

        var one = WorkloadSwitch.TogglePod(workload, workload.Pods[0], Label, PolicyDraft.Empty);
        Assert.Equal(new PodLabelChange("n", "w-1", "db", "access_ok"), Assert.Single(one.Changes));
        Assert.True(WorkloadSwitch.IsPodOn(workload.Pods[0], Label, one));
        Assert.False(WorkloadSwitch.Of(workload, Label, one).IsOn);

        Assert.IsType<TemplateLabelChange>(Assert.Single(WorkloadSwitch.Toggle(workload, Label, one).Changes));
    }

    [Theory]
    [InlineData(RolloutFollow.OnDelete, "no pod follows until somebody deletes it (Deployment without a rolling update)")]
    [InlineData(RolloutFollow.Paused, "no pod follows until the paused Deployment is resumed")]
    public void Where_a_rollout_does_not_follow_that_is_said(RolloutFollow follow, string note)
    {
        var workload = Live("Deployment", follow.ToString());

        Assert.Equal(note, WorkloadNotes.Of(workload, WorkloadSwitch.Of(workload, Label, PolicyDraft.Empty)));
    }

    [Fact]
    public void A_label_that_only_pods_have_is_said_to_be_lost()
    {
        var workload = Live("Deployment", "Replaces");
        workload = workload with { Pods = [workload.Pods[0] with { Labels = workload.Pods[0].Labels.With("db", "access_ok") }, workload.Pods[1]] };

        var state = WorkloadSwitch.Of(workload, Label, PolicyDraft.Empty);

        Assert.False(state.IsOn);
        Assert.Equal("1 pod of 2 has it on the pod alone: lost at the next rollout.", WorkloadNotes.Of(workload, state));
    }

    private static Workload Live(string kind, string follow)
    {
        Engine.Objects.ObjectReference reference = new(kind, "n", "w");
        var labels = Engine.Labels.LabelSet.Of(("app", "w"));
        var controller = kind == "Robot" ? null : new Controller(reference, new(labels, [], false))
        {
            Selector = Engine.Labels.LabelSelector.ForLabels(("app", "w")),
            Rollout = new(2, 2, 2, 2, true, Enum.Parse<RolloutFollow>(follow)),
        };
        return new(reference, controller, [.. Enumerable.Range(1, 2).Select(i => new Pod { Namespace = "n", Name = $"w-{i}", Labels = labels, Owner = reference })]);
    }
}

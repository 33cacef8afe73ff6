using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Applying.Plans;

public sealed class PlanRefusalTests : IDisposable
{
    private readonly DemoCluster _demo = new(TimeProvider.System);

    private ClusterSnapshot Snapshot => _demo.Current.Snapshot!;

    public static TheoryData<DraftChange, string> Refused => new()
    {
        { new TemplateLabelChange(new("Deployment", "backend", "orders"), "app", "other"), "read by the selector of Deployment backend/orders" },
        { new TemplateLabelChange(new("Deployment", "backend", "gone"), "a", "1"), "Deployment backend/gone is not there" },
        { new TemplateLabelChange(new("Deployment", "backend", "orders"), "a", "two words"), "label value 'two words'" },
        { new TemplateLabelChange(new("Deployment", "backend", "orders"), "-a", "1"), "label key '-a'" },
        { new NamespaceLabelChange("backend", Namespace.NameLabel, "other"), "nobody can change" },
        { new NamespaceLabelChange("nowhere", "a", "1"), "Namespace nowhere is not there" },
        { new PodLabelChange("db", "mysql-0", "app", "other"), "read by the selector of StatefulSet db/mysql" },
        { new PolicyWrite(new() { Namespace = "nowhere", Name = "p", PolicyTypes = [PolicyType.Ingress] }), "NetworkPolicy nowhere/p is not there" },
        { new PolicyWrite(new() { Namespace = "db", Name = "p", PolicyTypes = [PolicyType.Ingress], PodSelector = LabelSelector.ForLabels(("bad key", "v")) }), "spec.podSelector" },
    };

    public void Dispose() => _demo.Dispose();

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_nobody_may_write_is_refused_with_the_reason(DraftChange change, string reason)
    {
        var plan = ChangePlanner.Plan(PolicyDraft.Empty.With(change), Snapshot, 1);
        Assert.Contains(plan.Refusals, r => r.Contains(reason, StringComparison.Ordinal));
        Assert.False(plan.CanApply);
    }

    [Fact]
    public void The_template_of_a_replica_set_belongs_to_its_deployment()
    {
        var set = Snapshot.Controllers.First(c => c.Reference is { Kind: "ReplicaSet", Namespace: "backend" });
        var plan = ChangePlanner.Plan(PolicyDraft.Empty.With(new TemplateLabelChange(set.Reference, "a", "1")), Snapshot, 1);
        Assert.Contains(plan.Refusals, r => r.Contains($"belongs to {set.Owner}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Owners_that_go_round_in_a_circle_do_not_hang_the_planner()
    {
        var set = new Controller(new("ReplicaSet", "x", "r"), new(LabelSet.Empty, [], false)) { Owner = new("ReplicaSet", "x", "r") };
        var snapshot = new ClusterSnapshot([new("x", LabelSet.Empty)], [], [set], [], [], []);
        var planning = Task.Run(() => ChangePlanner.Plan(PolicyDraft.Empty.With(new TemplateLabelChange(set.Reference, "a", "1")), snapshot, 1));
        Assert.False((await planning.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken)).CanApply);
    }

    [Fact]
    public void A_pod_that_the_draft_itself_replaces_is_not_labelled()
    {
        var draft = PolicyDraft.Empty.With(new TemplateLabelChange(new("StatefulSet", "db", "mysql"), "a", "1")).With(new PodLabelChange("db", "mysql-0", "b", "2"));
        Assert.Contains(ChangePlanner.Plan(draft, Snapshot, 1).Refusals, r => r.Contains("put the label on the template", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("catalog", "catalog-api", "Argo CD application catalog")]
    [InlineData("identity", "accounts", "Flux Kustomization identity")]
    [InlineData("monitoring", "grafana", "Helm release grafana")]
    public void An_object_of_a_delivery_tool_makes_the_draft_export_only(string ns, string name, string manager)
    {
        var draft = PolicyDraft.Empty.With(new TemplateLabelChange(new("Deployment", ns, name), "a", "1")).With(new NamespaceLabelChange("db", "a", "1"));
        var plan = ChangePlanner.Plan(draft, Snapshot, 1);
        Assert.Contains(manager, Assert.Single(plan.ExportOnly), StringComparison.Ordinal);
        Assert.False(plan.CanApply);
    }

    [Fact]
    public void A_managed_policy_makes_the_draft_export_only_too()
    {
        var plan = ChangePlanner.Plan(PolicyDraft.Empty.With(new PolicyDeletion("catalog", "catalog-api-from-web")), Snapshot, 1);
        Assert.Single(plan.ExportOnly);
    }
}

using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Tests.Drafts;

public sealed class PolicyDraftTests
{
    private const string Running = """
        kind: Namespace
        apiVersion: v1
        metadata: {name: shop, labels: {name: old}}
        ---
        kind: Deployment
        apiVersion: apps/v1
        metadata: {name: api, namespace: shop}
        spec: {selector: {matchLabels: {app: api}}, template: {metadata: {labels: {app: api, tier: front}}, spec: {containers: []}}}
        ---
        kind: ReplicaSet
        apiVersion: apps/v1
        metadata: {name: api-1, namespace: shop, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: api, controller: true, uid: u}]}
        spec: {selector: {matchLabels: {app: api}}, template: {metadata: {labels: {app: api}}, spec: {containers: []}}}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: api-1-a, namespace: shop, labels: {app: api, tier: front, pod-template-hash: "1", db: by-hand}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: api-1, controller: true, uid: u}]}
        spec: {containers: []}
        """;

    private static readonly ObjectReference Api = new("Deployment", "shop", "api");

    [Fact]
    public void A_template_label_reaches_the_pods_and_a_label_put_on_a_pod_alone_is_lost()
    {
        var after = PolicyDraft.Empty.With(new TemplateLabelChange(Api, "db", "access_ok")).ApplyTo(ScenarioCluster.Yaml(Running));
        Assert.Equal("app=api,db=access_ok,pod-template-hash=1,tier=front", Assert.Single(after.Pods).Labels.ToString());

        var other = PolicyDraft.Empty.With(new TemplateLabelChange(Api, "tier", null)).ApplyTo(ScenarioCluster.Yaml(Running));
        Assert.Equal("app=api,pod-template-hash=1", Assert.Single(other.Pods).Labels.ToString());
    }

    [Theory]
    [InlineData("paused: true, ", "")]
    [InlineData("", "kind: StatefulSet")]
    public void A_rollout_that_does_not_follow_leaves_the_pods_as_they_are(string paused, string asKind)
    {
        var yaml = Running.Replace("spec: {selector", $"spec: {{{paused}selector", StringComparison.Ordinal);
        if (asKind.Length > 0)
            yaml = yaml.Replace("kind: Deployment\n", "kind: StatefulSet\n", StringComparison.Ordinal)
                .Replace("kind: Deployment,", "kind: StatefulSet,", StringComparison.Ordinal)
                .Replace("spec: {selector: {matchLabels: {app: api}}, template: {metadata: {labels: {app: api, tier", "spec: {updateStrategy: {type: OnDelete}, selector: {matchLabels: {app: api}}, template: {metadata: {labels: {app: api, tier", StringComparison.Ordinal);
        var snapshot = ScenarioCluster.Yaml(yaml);
        var controller = snapshot.Controllers.Single(c => c.Reference.Name == "api").Reference;
        var after = PolicyDraft.Empty.With(new TemplateLabelChange(controller, "db", "access_ok")).ApplyTo(snapshot);

        Assert.Equal("by-hand", Assert.Single(after.Pods).Labels["db"]);
        Assert.Equal("access_ok", after.Controllers.Single(c => c.Reference == controller).Template.Labels["db"]);
    }

    [Theory]
    [InlineData(0, "yes yes yes")]
    [InlineData(2, "no no yes")]
    [InlineData(3, "no no no")]
    public void Below_the_partition_of_a_StatefulSet_pods_keep_the_old_template(int partition, string follow)
    {
        var pods = string.Concat(Enumerable.Range(0, 3).Select(i =>
            $"---\nkind: Pod\napiVersion: v1\nmetadata: {{name: db-{i}, namespace: s, labels: {{app: db}}, ownerReferences: [{{apiVersion: apps/v1, kind: StatefulSet, name: db, controller: true, uid: u}}]}}\n"));
        var snapshot = ScenarioCluster.Yaml($$$"""
            kind: StatefulSet
            apiVersion: apps/v1
            metadata: {name: db, namespace: s}
            spec: {replicas: 3, updateStrategy: {rollingUpdate: {partition: {{{partition}}} }}, selector: {matchLabels: {app: db} }, template: {metadata: {labels: {app: db} }, spec: {} } }

            """ + pods);
        var after = PolicyDraft.Empty.With(new TemplateLabelChange(new("StatefulSet", "s", "db"), "new", "yes")).ApplyTo(snapshot);
        Assert.Equal(follow, string.Join(' ', after.Pods.Select(p => p.Labels["new"] ?? "no")));
    }

    [Theory]
    [InlineData(0, 3, true)]
    [InlineData(0, 1, false)]
    [InlineData(2, 1, true)]
    [InlineData(2, 0, false)]
    public void A_rollout_is_complete_when_all_that_follow_have(int partition, int updated, bool complete) =>
        Assert.Equal(complete, new Rollout(3, updated, 3, 3, true, RolloutFollow.Replaces) { Partition = partition }.IsComplete);

    [Fact]
    public void A_later_change_of_one_field_replaces_the_earlier_and_what_the_cluster_has_already_drops_out()
    {
        var snapshot = ScenarioCluster.Yaml(Running);
        var draft = PolicyDraft.Empty
            .With(new NamespaceLabelChange("shop", "name", "a")).With(new NamespaceLabelChange("shop", "team", "t")).With(new NamespaceLabelChange("shop", "name", "old"));

        Assert.Equal(["metadata.labels[name]", "metadata.labels[team]"], draft.Changes.Select(c => c.Field));
        Assert.Equal("metadata.labels[team]", Assert.Single(draft.Against(snapshot).Changes).Field);
    }

    [Fact]
    public void Changes_of_objects_that_are_gone_are_orphans_and_do_nothing()
    {
        var snapshot = ScenarioCluster.Yaml(Running);
        var draft = PolicyDraft.Empty.With(new TemplateLabelChange(new("Deployment", "shop", "gone"), "a", "b")).With(new PodLabelChange("shop", "api-1-a", "a", "b"));

        Assert.Equal("gone", Assert.Single(draft.Orphans(snapshot)).Object.Name);
        Assert.Equal("b", Assert.Single(draft.ApplyTo(snapshot).Pods).Labels["a"]);
    }

    [Fact]
    public void An_empty_draft_leaves_the_snapshot_itself() =>
        Assert.Same(ClusterSnapshot.Empty, PolicyDraft.Empty.ApplyTo(ClusterSnapshot.Empty));

    [Fact]
    public void The_subject_without_a_selector_is_what_all_pods_share()
    {
        var snapshot = ScenarioCluster.Yaml("""
            kind: Pod
            apiVersion: v1
            metadata: {name: a, namespace: x, labels: {app: a, n: "1"}, ownerReferences: [{apiVersion: acme/v1, kind: Fleet, name: f, controller: true, uid: u}]}
            ---
            kind: Pod
            apiVersion: v1
            metadata: {name: b, namespace: x, labels: {app: a, n: "2"}, ownerReferences: [{apiVersion: acme/v1, kind: Fleet, name: f, controller: true, uid: u}]}
            """);
        Assert.Equal(LabelSelector.ForLabels(("app", "a")), Assert.Single(snapshot.Workloads).Subject);
    }
}

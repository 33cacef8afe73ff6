using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Tests.Applying.Plans;

public sealed class DraftEffectsTests
{
    private static readonly ObjectReference App = new("Deployment", "shop", "app");

    [Fact]
    public void A_service_that_loses_a_pod_is_named_with_its_matches_before_and_after()
    {
        var cluster = new ClusterBuilder().Deployment("app", ("live", "yes")).Service("front", ("live", "yes")).Service("other", ("app", "app")).Build();
        var effects = DraftEffects.Of(PolicyDraft.Empty.With(new TemplateLabelChange(App, "live", null)), cluster, TestContext.Current.CancellationToken);
        var effect = Assert.Single(effects.Selectors);
        Assert.Equal(new("Service", "shop", "front"), effect.Object);
        Assert.Equal("spec.selector", effect.Path);
        Assert.Equal((1, 0), (effect.Before, effect.After));
    }

    [Fact]
    public void A_policy_that_comes_to_admit_another_pod_is_named_with_the_peer()
    {
        var cluster = new ClusterBuilder().Deployment("app").Deployment("db").Policy(ClusterBuilder.Admit("p", ("app", "db"), ("role", "client"))).Build();
        var effect = Assert.Single(DraftEffects.Of(PolicyDraft.Empty.With(new TemplateLabelChange(App, "role", "client")), cluster, TestContext.Current.CancellationToken).Selectors);
        Assert.Equal("spec.ingress[0].from[0]", effect.Path);
        Assert.Equal("NetworkPolicy shop/p spec.ingress[0].from[0] matches 0 pods now and 1 then", effect.ToString());
    }

    [Fact]
    public void A_namespace_s_label_touches_the_peers_that_read_it_with_all_pods_that_they_also_mean()
    {
        var policy = ClusterBuilder.Admit("p", ("app", "db"), ("app", "app")) with
        {
            Ingress = [new([new(LabelSelector.ForLabels(("team", "shop")), null), new(null, LabelSelector.ForLabels(("app", "app")))], [])],
        };
        var cluster = new ClusterBuilder().Deployment("app").Deployment("db").Policy(policy).Build();
        var effect = Assert.Single(DraftEffects.Of(PolicyDraft.Empty.With(new NamespaceLabelChange("shop", "team", "shop")), cluster, TestContext.Current.CancellationToken).Selectors);
        Assert.Equal(("spec.ingress[0].from[0]", 0, 2), (effect.Path, effect.Before, effect.After));
    }

    [Fact]
    public void Pods_that_go_on_matching_are_counted_on_both_sides()
    {
        var cluster = new ClusterBuilder().Deployment("app", ("live", "yes")).Deployment("db", ("live", "yes")).Service("front", ("live", "yes")).Build();
        var effect = Assert.Single(DraftEffects.Of(PolicyDraft.Empty.With(new TemplateLabelChange(App, "live", null)), cluster, TestContext.Current.CancellationToken).Selectors);
        Assert.Equal((2, 1), (effect.Before, effect.After));
    }

    [Fact]
    public void Budgets_and_webhooks_whose_selectors_read_the_label_are_named()
    {
        var cluster = Cluster.Manifests.ManifestReader.Read("test.yaml", """
            { apiVersion: v1, kind: Namespace, metadata: { name: shop } }
            ---
            { apiVersion: apps/v1, kind: Deployment, metadata: { name: app, namespace: shop }, spec: { replicas: 1, selector: { matchLabels: { app: app } }, template: { metadata: { labels: { app: app, live: "yes" } }, spec: { containers: [{ name: c, image: i }] } } } }
            ---
            { apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: keep, namespace: shop }, spec: { minAvailable: 1, selector: { matchExpressions: [{ key: live, operator: Exists }] } } }
            ---
            { apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: keep, namespace: other }, spec: { selector: { matchLabels: { live: "yes" } } } }
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: MutatingWebhookConfiguration
            metadata: { name: sidecars }
            webhooks:
            - { name: a.example.com, clientConfig: { url: "https://example.com" }, namespaceSelector: { matchLabels: { inject: "yes" } } }
            - { name: b.example.com, clientConfig: { url: "https://example.com" }, objectSelector: { matchLabels: { live: "yes" } } }
            """, Cluster.Manifests.Parsing.DocumentLimits.Disk).Snapshot;
        Assert.Equal(
            ["MutatingWebhookConfiguration sidecars webhooks[1] matches 1 pod now and 0 then", "PodDisruptionBudget shop/keep spec.selector matches 1 pod now and 0 then"],
            Effects(new TemplateLabelChange(App, "live", null)));
        Assert.Equal(["MutatingWebhookConfiguration sidecars webhooks[0] matches 0 pods now and 1 then"], Effects(new NamespaceLabelChange("shop", "inject", "yes")));

        IEnumerable<string> Effects(DraftChange change) =>
            DraftEffects.Of(PolicyDraft.Empty.With(change), cluster, TestContext.Current.CancellationToken).Selectors.Select(e => e.ToString()).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void The_policies_of_the_draft_itself_are_no_side_effect()
    {
        var policy = ClusterBuilder.Admit("p", ("app", "db"), ("role", "client"));
        var cluster = new ClusterBuilder().Deployment("app").Deployment("db").Build();
        var draft = PolicyDraft.Empty.With(new PolicyWrite(policy)).With(new TemplateLabelChange(App, "role", "client"));
        Assert.Empty(DraftEffects.Of(draft, cluster, TestContext.Current.CancellationToken).Selectors);
    }

    [Fact]
    public void Restarted_pods_are_counted() =>
        Assert.Equal(1, DraftEffects.Of(PolicyDraft.Empty.With(new TemplateLabelChange(App, "a", "1")), new ClusterBuilder().Deployment("app").Build(), TestContext.Current.CancellationToken).RestartedPods);
}

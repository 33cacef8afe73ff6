using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Lifelines;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Engine.Tests.Lifelines;

public sealed class BlastRadiusTests
{
    private const string Cluster = """
        {apiVersion: v1, kind: Pod, metadata: {name: coredns, namespace: kube-system, labels: {k8s-app: kube-dns}}, spec: {containers: [{name: c, ports: [{name: dns, containerPort: 5353, protocol: UDP}]}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: kube-dns, namespace: kube-system}, spec: {selector: {k8s-app: kube-dns}, ports: [{port: 53, protocol: UDP, targetPort: dns}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: guard, namespace: policy, labels: {app: guard}}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: guard, namespace: policy}, spec: {selector: {app: guard}, ports: [{port: 443, targetPort: 9443}]}}
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: {name: guard}
        webhooks: [{name: guard.example.com, clientConfig: {service: {namespace: policy, name: guard}}}]
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: entry, namespace: edge, labels: {app.kubernetes.io/name: ingress-nginx}}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: entry, namespace: edge}, spec: {type: LoadBalancer, selector: {app.kubernetes.io/name: ingress-nginx}, ports: [{port: 80, targetPort: 8080}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: studio, namespace: policystudio, labels: {app.kubernetes.io/name: policystudio}}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: shop, namespace: web, labels: {app: shop}}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: shop, namespace: web}, spec: {type: LoadBalancer, selector: {app: shop}, ports: [{port: 80}]}}
        """;

    [Theory]
    [InlineData("policy", "ingress: [{from: [{podSelector: {}}]}]", LifelineKind.ApiServerCall, "0.0.0.0-255.255.255.255 could no longer reach policy/guard[Pod] on TCP 9443: the API server calls it for ValidatingWebhookConfiguration guard")]
    [InlineData("kube-system", "policyTypes: [Ingress]", LifelineKind.Dns, "web/shop[Pod] could no longer reach kube-system/coredns[Pod] on TCP 5353, UDP 5353: it could find nobody by name")]
    [InlineData("web", "policyTypes: [Egress]", LifelineKind.Dns, "web/shop[Pod] could no longer reach kube-system/coredns[Pod] on TCP 5353, UDP 5353")]
    [InlineData("kube-system", "policyTypes: [Egress]", LifelineKind.Dns, "kube-system/coredns[Pod] could no longer reach 0.0.0.0-255.255.255.255")]
    [InlineData("edge", "policyTypes: [Ingress]", LifelineKind.IngressController, "0.0.0.0-255.255.255.255 could no longer reach edge/entry[Pod] on TCP 8080")]
    [InlineData("policystudio", "policyTypes: [Ingress]", LifelineKind.Studio, "edge/entry[Pod] could no longer reach policystudio/studio[Pod]")]
    [InlineData("policystudio", "policyTypes: [Egress]", LifelineKind.Studio, "policystudio/studio[Pod] could no longer reach 0.0.0.0-255.255.255.255 on TCP 1-65535: this studio could reach neither the API server nor the identity provider")]
    public void What_a_policy_cuts_is_named_with_the_pair(string ns, string spec, LifelineKind kind, string words)
    {
        var broken = Broken(ns, spec);
        Assert.Contains(broken, b => b.Kind == kind && b.ToString().StartsWith(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("policy", "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 9443}]}]")]
    [InlineData("policy", "ingress: [{ports: [{port: 9443}]}]")]
    [InlineData("kube-system", "ingress: [{from: [{namespaceSelector: {}}], ports: [{port: 5353, protocol: UDP}, {port: 5353}]}]")]
    [InlineData("web", "policyTypes: [Ingress]")]
    [InlineData("web", "egress: [{to: [{namespaceSelector: {}}], ports: [{port: 5353, protocol: UDP}, {port: 5353}]}]")]
    [InlineData("edge", "ingress: [{ports: [{port: 8080}]}]")]
    public void What_is_left_open_is_not_broken(string ns, string spec) => Assert.Empty(Broken(ns, spec));

    [Fact]
    public void What_was_closed_before_is_not_broken_by_the_draft()
    {
        var isolated = ScenarioCluster.Yaml($"{Cluster}\n---\n{Policy("policy", "policyTypes: [Ingress]")}");
        Assert.Empty(Broken(isolated, PolicyDraft.Empty.With(new PolicyDeletion("policy", "p"))));
        Assert.Empty(Broken(isolated, PolicyDraft.Empty.With(new PolicyWrite(isolated.Policies[0] with { Name = "again" }))));
    }

    [Fact]
    public void A_label_that_lets_a_policy_select_the_webhook_breaks_it()
    {
        var cluster = ScenarioCluster.Yaml($"{Cluster}\n---\n{Policy("policy", "policyTypes: [Ingress]").Replace("podSelector: {}", "podSelector: {matchLabels: {locked: \"yes\"}}", StringComparison.Ordinal)}");
        Assert.Equal(LifelineKind.ApiServerCall, Assert.Single(Broken(cluster, PolicyDraft.Empty.With(new PodLabelChange("policy", "guard", "locked", "yes")))).Kind);
    }

    [Fact]
    public void The_founding_policy_cuts_nothing_that_the_cluster_lives_on() =>
        Assert.Empty(Broken(ScenarioCluster.Snapshot, PolicyDraft.Empty.With(new PolicyWrite(ScenarioCluster.ExpectedPolicy))));

    private static ImmutableArray<BrokenLifeline> Broken(string ns, string spec)
    {
        var policy = ScenarioCluster.Yaml(Policy(ns, spec)).Policies.Single();
        return Broken(ScenarioCluster.Yaml(Cluster), PolicyDraft.Empty.With(new PolicyWrite(policy)));
    }

    private static ImmutableArray<BrokenLifeline> Broken(Engine.Snapshots.ClusterSnapshot snapshot, PolicyDraft draft)
    {
        var (before, after) = ReachabilityEngine.Pair(snapshot, draft.ApplyTo(snapshot));
        return BlastRadius.Of(before, after, ReachabilityEngine.Changes(before, after));
    }

    private static string Policy(string ns, string spec) => $$"""
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: p, namespace: {{ns}}}
        spec:
          podSelector: {}
          {{spec}}
        """;
}

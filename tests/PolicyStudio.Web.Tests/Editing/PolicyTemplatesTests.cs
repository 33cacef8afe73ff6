using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Drafts;
using PolicyStudio.Web.State.Editing;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Editing;

/// <summary>New policies from templates, and what one would do.</summary>
public sealed class PolicyTemplatesTests
{
    private const string Surroundings = """
        apiVersion: v1
        kind: Pod
        metadata: {name: dns-1, namespace: kube-system, labels: {k8s-app: kube-dns}}
        spec: {containers: [{name: dns, image: dns, ports: [{name: dns, containerPort: 1053, protocol: UDP}]}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: kube-dns, namespace: kube-system}
        spec: {selector: {k8s-app: kube-dns}, ports: [{name: dns, port: 53, targetPort: 1053, protocol: UDP}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: ingress-nginx, namespace: edge, labels: {app: ingress-nginx}}
        spec: {containers: [{name: c, image: c}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: ingress-nginx, namespace: edge}
        spec: {type: LoadBalancer, selector: {app: ingress-nginx}, ports: [{port: 80}]}
        """;

    [Theory]
    [InlineData(TemplateKind.DenyIngress, "default-deny-ingress", "Ingress", 0)]
    [InlineData(TemplateKind.DenyEgress, "default-deny-egress", "Egress", 0)]
    [InlineData(TemplateKind.DenyAll, "default-deny", "Ingress, Egress", 0)]
    [InlineData(TemplateKind.AllowDns, "allow-dns", "Egress", 1)]
    [InlineData(TemplateKind.SameNamespace, "allow-same-namespace", "Ingress", 1)]
    public void A_template_makes_a_policy_that_the_API_server_takes(TemplateKind kind, string name, string types, int rules)
    {
        var policy = Make(kind, ScenarioCluster.Snapshot).Policy!;

        Assert.Equal(("backend", name, types), (policy.Namespace, policy.Name, string.Join(", ", policy.PolicyTypes)));
        Assert.Equal(rules, policy.Ingress.Length + policy.Egress.Length);
        Assert.NotNull(PolicyDocument.Of(policy).Policy);
    }

    [Fact]
    public void DNS_is_admitted_where_it_really_runs()
    {
        var template = Make(TemplateKind.AllowDns, ScenarioCluster.Yaml(Surroundings));

        Assert.Equal(["dns-1"], template.Found.Select(w => w.Name));
        var rule = Assert.Single(template.Policy!.Egress);
        Assert.Equal("k8s-app=kube-dns", Assert.Single(rule.To).PodSelector!.ToString());
        Assert.Equal(["UDP 1053", "TCP 1053"], rule.Ports.Select(p => p.ToString()));
    }

    [Fact]
    public void The_ingress_controller_is_found_or_there_is_no_such_policy()
    {
        Assert.Null(Make(TemplateKind.IngressController, ScenarioCluster.Snapshot).Policy);
        var template = Make(TemplateKind.IngressController, ScenarioCluster.Yaml(Surroundings));

        Assert.Equal("kubernetes.io/metadata.name=edge", Assert.Single(Assert.Single(template.Policy!.Ingress).From).NamespaceSelector!.ToString());
    }

    [Fact]
    public void One_workload_is_protected_as_the_studio_would_and_a_name_that_is_taken_is_not_taken_again()
    {
        var snapshot = ScenarioCluster.Snapshot;
        var policy = Make(TemplateKind.Database, snapshot, snapshot.Workload("mysql")).Policy!;
        Assert.Equal(("app=mysql", "TCP 3306"), (policy.PodSelector.ToString(), Assert.Single(policy.Ingress[0].Ports).ToString()));
        Assert.True(Assert.Single(policy.Ingress[0].From) is { NamespaceSelector: not null, PodSelector: not null });

        Assert.Equal($"{policy.Name}-2", Make(TemplateKind.Database, snapshot.With(policies: [policy]), snapshot.Workload("mysql")).Policy!.Name);
    }

    [Fact]
    public void What_it_would_do_is_counted_by_the_engine()
    {
        var policy = Make(TemplateKind.DenyIngress, ScenarioCluster.Snapshot).Policy!;

        var found = Consequences.Of(ScenarioCluster.Snapshot, PolicyDraft.Empty, PolicyDraft.Empty.With(new PolicyWrite(policy)), TestContext.Current.CancellationToken);

        Assert.True(found is { Denied: > 0, Allowed: 0, More: 0 });
        Assert.True(Consequences.Of(ScenarioCluster.Snapshot, PolicyDraft.Empty, PolicyDraft.Empty, TestContext.Current.CancellationToken).IsNone);
    }

    [Fact]
    public void What_a_peer_matches_is_counted_with_names()
    {
        var rule = ScenarioCluster.ExpectedPolicy.Ingress[0];
        Assert.Empty(PeerMatches.Of(rule.From[0], "db", ScenarioCluster.Snapshot).Namespaces);

        var all = PeerMatches.Of(new Peer(Engine.Labels.LabelSelector.Everything, null), "db", ScenarioCluster.Snapshot);
        Assert.Equal(ScenarioCluster.Snapshot.Workloads.Length, all.Workloads.Length);
        var range = Cidr.TryParse("10.0.0.0/8", out var cidr) ? new IpBlock(cidr, []) : null;
        Assert.Empty(PeerMatches.Of(new Peer(null, null, range), "db", ScenarioCluster.Snapshot).Workloads);
    }

    private static PolicyTemplate Make(TemplateKind kind, ClusterSnapshot snapshot, Workload? target = null)
    {
        var view = StudioView.Of(new(ScenarioCluster.State(snapshot), StudioAddress.Start, DraftHistory.Empty), ScenarioCluster.Suggestions, null, TestContext.Current.CancellationToken);
        return PolicyTemplates.Make(kind, target?.Namespace ?? "backend", target, view);
    }
}

using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Tests.Reachability;

/// <summary>What stands together as one endpoint, and what is told apart.</summary>
public sealed class EndpointTests
{
    [Fact]
    public void Pods_split_only_by_labels_that_a_policy_reads()
    {
        var pods = Pod("a", "app: w, tier: x, pod-template-hash: h1") + Pod("b", "app: w, tier: y, pod-template-hash: h2");
        Assert.Equal(["s/w[Fleet]"], Ids(pods));
        Assert.Equal(["s/w[Fleet]{tier=x}", "s/w[Fleet]{tier=y}"], Ids(pods + Policy("{podSelector: {matchLabels: {tier: x}}}")));
    }

    [Fact]
    public void A_label_that_only_the_draft_reads_splits_both_sides_alike()
    {
        var pods = Pod("a", "app: w, tier: x") + Pod("b", "app: w");
        var (before, after) = ReachabilityEngine.Pair(ScenarioCluster.Yaml(pods), ScenarioCluster.Yaml(pods + Policy("{podSelector: {matchLabels: {tier: x}}}")));
        Assert.Equal(["s/w[Fleet]", "s/w[Fleet]{tier=x}"], before.Workloads.Select(w => w.Id).Order(StringComparer.Ordinal));
        Assert.Equal(before.Workloads.Select(w => w.Id), after.Workloads.Select(w => w.Id));
    }

    [Fact]
    public void Pods_that_differ_in_addresses_network_or_named_ports_have_names_of_their_own()
    {
        string WithIp(string name, string ip) => Pod(name, "app: w").Replace("spec: {containers: []}", $"spec: {{containers: [{{ports: [{{name: http, containerPort: {ip[^1]}}}]}}]}}\nstatus: {{podIP: {ip}}}", StringComparison.Ordinal);
        var pods = WithIp("a", "10.0.0.1") + WithIp("b", "10.9.0.1") + WithIp("c", "10.9.0.2");
        Assert.Equal(["s/w[Fleet]{ipBlock=10.0.0.0/16}", "s/w[Fleet]"], Ids(pods + Policy("{ipBlock: {cidr: 10.0.0.0/16}}")).OrderDescending(StringComparer.Ordinal));
        Assert.Equal(3, Ids(pods + Policy("{ipBlock: {cidr: 10.0.0.0/16}}").Replace("ingress: [{", "ingress: [{ports: [{port: http}], ", StringComparison.Ordinal)).Distinct().Count());
    }

    [Fact]
    public void Addresses_are_cut_only_where_an_ipBlock_cuts_them()
    {
        var snapshot = ScenarioCluster.Yaml(Policy("{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}"));
        Assert.Equal(
            ["0.0.0.0-9.255.255.255", "10.0.0.0-10.0.255.255", "10.1.0.0-10.1.255.255", "10.2.0.0-10.255.255.255", "11.0.0.0-255.255.255.255",
             "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
            new ReachabilityEngine(snapshot).Outside.Select(o => o.Id));
    }

    [Fact]
    public void A_host_network_source_and_an_exposed_target_are_undecidable_with_the_reason()
    {
        var snapshot = ScenarioCluster.Yaml(Pod("a", "app: w") + """
            kind: Pod
            apiVersion: v1
            metadata: {name: node-agent, namespace: s}
            spec: {hostNetwork: true, containers: []}
            ---
            kind: Service
            apiVersion: v1
            metadata: {name: front, namespace: s}
            spec: {type: LoadBalancer, selector: {app: w}, ports: [{port: 80}]}
            """);
        var engine = new ReachabilityEngine(snapshot);
        var edges = engine.WhoReaches(engine.Workloads.Single(w => w.Id == "s/w[Fleet]").Workload.Reference, Connectivity.Of(Protocol.Tcp, 80)).Edges;

        Assert.Equal(DoubtKind.HostNetwork, Assert.Single(edges.Single(e => e.Source.Id == "s/node-agent[Pod]").Verdict.Doubts).Kind);
        Assert.All(edges.Where(e => e.Source is AddressEndpoint), e => Assert.Contains("Service front (LoadBalancer)", Assert.Single(e.Verdict.Doubts).Message, StringComparison.Ordinal));
        Assert.All(edges, e => Assert.Equal(Outcome.Undecidable, e.Verdict.Outcome));
    }

    [Fact]
    public void Replicas_of_one_workload_are_judged_towards_each_other_and_a_lone_pod_is_not()
    {
        var lone = new ReachabilityEngine(ScenarioCluster.Yaml(Pod("a", "app: w")));
        Assert.All(lone.WhoReaches(lone.Workloads[0].Workload.Reference, Connectivity.All).Edges, e => Assert.False(e.IsWithinTarget));
        var two = new ReachabilityEngine(ScenarioCluster.Yaml(Pod("a", "app: w") + Pod("b", "app: w") + Policy("{podSelector: {matchLabels: {app: other}}}")));
        Assert.Equal(Outcome.Denied, Assert.Single(two.WhoReaches(two.Workloads[0].Workload.Reference, Connectivity.All).Edges, e => e.IsWithinTarget).Verdict.Outcome);
    }

    [Fact]
    public void A_pod_is_not_the_stand_in_of_a_workload_that_bears_its_name()
    {
        var engine = new ReachabilityEngine(ScenarioCluster.Yaml("""
            {kind: Pod, apiVersion: v1, metadata: {name: w, namespace: s}, spec: {}}
            ---
            {kind: Deployment, apiVersion: apps/v1, metadata: {name: w, namespace: s}, spec: {replicas: 0, template: {metadata: {labels: {app: w}}, spec: {}}}}
            ---

            """ + Policy("{podSelector: {matchLabels: {app: other}}}")));
        var (deployment, pod) = (engine.Workloads.Single(w => w.Id == "s/w[Deployment]"), engine.Workloads.Single(w => w.Id == "s/w[Pod]"));

        Assert.True(engine.Connect(pod, deployment).IsEmpty);
        Assert.Equal(Outcome.Denied, engine.Judge(pod, deployment, Connectivity.All).Outcome);
        Assert.Equal(Outcome.Denied, engine.Judge(deployment, pod, Connectivity.All).Outcome);
    }

    [Fact]
    public void A_service_in_front_of_any_pod_of_a_group_makes_outside_undecidable()
    {
        var engine = new ReachabilityEngine(ScenarioCluster.Yaml(Pod("a", "app: w, broker: a") + Pod("b", "app: w, broker: b")
            + "{kind: Service, apiVersion: v1, metadata: {name: b-out, namespace: s}, spec: {type: NodePort, selector: {broker: b}, ports: [{port: 80}]}}\n---\n"
            + Policy("{podSelector: {matchLabels: {app: other}}}")));
        var group = Assert.Single(engine.Workloads);

        Assert.Contains("Service b-out (NodePort)", Assert.Single(engine.Judge(engine.Outside[0], group, Connectivity.All).Doubts).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Ids(string yaml) => new ReachabilityEngine(ScenarioCluster.Yaml(yaml)).Workloads.Select(w => w.Id);

    private static string Pod(string name, string labels) => $$"""
        kind: Pod
        apiVersion: v1
        metadata: {name: {{name}}, namespace: s, labels: {{{labels}}}, ownerReferences: [{apiVersion: acme/v1, kind: Fleet, name: w, controller: true, uid: u}]}
        spec: {containers: []}
        ---

        """;

    private static string Policy(string peer) => $$"""
        kind: NetworkPolicy
        apiVersion: networking.k8s.io/v1
        metadata: {name: p, namespace: s}
        spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{{peer}}]}]}
        """;
}

using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Tests.Reachability;

/// <summary>What hangs on the network plugin, and on policies of kinds that are not evaluated.</summary>
public sealed class DialectTests
{
    private const string Cluster = """
        {apiVersion: v1, kind: Pod, metadata: {namespace: a, name: client, labels: {app: client}}, spec: {containers: []}, status: {podIPs: [{ip: 10.0.0.5}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {namespace: a, name: agent, labels: {app: client}}, spec: {hostNetwork: true, containers: []}, status: {podIPs: [{ip: 10.0.0.9}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {namespace: a, name: server, labels: {app: server}}, spec: {containers: []}, status: {podIPs: [{ip: 10.0.0.6}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {namespace: a, name: open, labels: {app: open}}, spec: {containers: []}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {namespace: a, name: by-address}
        spec: {podSelector: {matchLabels: {app: server}}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/24}}]}]}
        """;

    private static readonly string[] ReplicaAddresses = ["10.0.0.5", "10.9.0.5"];

    [Theory]
    [InlineData("generic", Outcome.Allowed)]
    [InlineData("calico", Outcome.Allowed)]
    [InlineData("cilium", Outcome.Denied)]
    [InlineData("kube-router", Outcome.Allowed)]
    [InlineData("antrea", Outcome.Allowed)]
    [InlineData("ovn-kubernetes", Outcome.Allowed)]
    [InlineData("none", Outcome.Allowed)]
    public void An_ipBlock_matches_pods_where_the_plugin_compares_addresses(string plugin, Outcome expected)
    {
        var verdict = Judge(plugin, "client", "server");
        Assert.Equal(expected, verdict.Outcome);
        Assert.Equal(expected == Outcome.Allowed, Engine(plugin).Connect(verdict.Source, verdict.Destination).Contains(Protocol.Tcp, 80));
    }

    [Theory]
    [InlineData("generic", Outcome.Undecidable)]
    [InlineData("calico", Outcome.Allowed)]
    [InlineData("cilium", Outcome.Allowed)]
    [InlineData("none", Outcome.Allowed)]
    public void A_hostNetwork_pod_reaches_what_nobody_isolates_where_the_plugin_is_known(string plugin, Outcome expected)
    {
        Assert.Equal(expected, Judge(plugin, "agent", "open").Outcome);
        Assert.Equal(expected, Judge(plugin, "open", "agent").Outcome);
    }

    [Theory]
    [InlineData("generic")]
    [InlineData("calico")]
    [InlineData("cilium")]
    public void A_hostNetwork_pod_towards_an_isolated_one_is_undecidable_as_its_address_is_not_known(string plugin) =>
        Assert.Equal(Outcome.Undecidable, Judge(plugin, "agent", "server").Outcome);

    [Fact]
    public void A_policy_that_selects_a_hostNetwork_pod_does_not_isolate_it_where_the_plugin_is_known()
    {
        var locked = Cluster.Replace("{matchLabels: {app: server}}", "{}", StringComparison.Ordinal);
        Assert.Equal(Outcome.Allowed, Judge("calico", "agent", "outside", locked, "10.9.9.9").Outcome);
        Assert.Equal(Outcome.Undecidable, Judge("generic", "agent", "outside", locked, "10.9.9.9").Outcome);
    }

    [Fact]
    public void Where_nothing_enforces_policies_everything_is_open_and_the_reason_says_so()
    {
        var engine = Engine("none");
        Assert.All(engine.Pairs(), p => Assert.True(engine.Connect(p.Source, p.Destination).IsAll));
        Assert.Equal("the network plugin enforces no NetworkPolicy", VerdictText.Reason(Judge("none", "client", "server")));
        Assert.Empty(engine.WhoReaches(engine.Snapshot.Workloads.Single(w => w.Name == "server").Reference, Connectivity.All).IsolatingPolicies);
    }

    [Fact]
    public void A_pods_address_tells_it_from_its_workloads_others_only_where_the_plugin_compares_addresses()
    {
        var replicas = string.Join("\n---\n", ReplicaAddresses.Select((ip, i) => $$$"""
            {apiVersion: v1, kind: Pod, metadata: {namespace: a, name: r-{{{i}}}, ownerReferences: [{controller: true, kind: ReplicaSet, name: r}]}, spec: {containers: []}, status: {podIPs: [{ip: "{{{ip}}}"}]}}
            """));
        var all = $"{Cluster}\n---\n{replicas}";
        Assert.Equal(2, Engine("generic", all).Workloads.Count(w => w.Workload.Name == "r"));
        Assert.Single(Engine("cilium", all).Workloads, w => w.Workload.Name == "r");
    }

    [Fact]
    public void A_policy_of_another_kind_marks_the_pairs_it_may_concern_and_leaves_the_others_decided()
    {
        OtherPolicy other = new(new("CiliumNetworkPolicy", "a", "locked"), "cilium.io", [PolicyType.Ingress], [new(null, LabelSelector.ForLabels(("app", "server")))]);
        var engine = new ReachabilityEngine(Snapshot("generic").In(otherPolicies: [other]));
        var concerned = engine.Judge(Pod(engine, "client"), Pod(engine, "server"), Connectivity.All);
        Assert.Equal(Outcome.Allowed, concerned.Outcome);
        Assert.True(concerned.IsConditional);
        Assert.EndsWith("; CiliumNetworkPolicy a/locked may override", VerdictText.Reason(concerned), StringComparison.Ordinal);
        // It decides ingress alone, and only that of the server.
        Assert.False(engine.Judge(Pod(engine, "server"), Pod(engine, "open"), Connectivity.All).IsConditional);
        Assert.False(engine.Judge(Pod(engine, "client"), Pod(engine, "open"), Connectivity.All).IsConditional);
    }

    [Theory]
    [InlineData("server", false)]
    [InlineData("open", true)]
    public void A_baseline_policy_decides_only_where_no_NetworkPolicy_isolates(string target, bool isConditional)
    {
        OtherPolicy other = new(new("BaselineAdminNetworkPolicy", null, "default"), "policy.networking.k8s.io", [PolicyType.Ingress],
            [new(LabelSelector.Everything, LabelSelector.Everything)])
        { IsBaseline = true };
        var engine = new ReachabilityEngine(Snapshot("generic").In(otherPolicies: [other]));
        Assert.Equal(isConditional, engine.Judge(Pod(engine, "client"), Pod(engine, target), Connectivity.All).IsConditional);
    }

    [Fact]
    public void Surroundings_outlast_drafts_and_overlays()
    {
        var below = Snapshot("cilium").In(dropsEndPort: true, apiServerCalls: [new(new("APIService", null, "v1.x"), "a", "x", 443)]);
        foreach (var snapshot in new[] { below.With(pods: []), Snapshot("generic").Over(below) })
        {
            Assert.Equal(PluginDialect.Cilium, snapshot.Plugin);
            Assert.True(snapshot.DropsEndPort);
            Assert.Single(snapshot.ApiServerCalls);
        }
    }

    private static Verdict Judge(string plugin, string from, string to, string manifests = Cluster, string? address = null)
    {
        var engine = Engine(plugin, manifests);
        return engine.Judge(Pod(engine, from), address is null ? Pod(engine, to) : Address(address), Connectivity.Of(Protocol.Tcp, 80));
    }

    private static ReachabilityEngine Engine(string plugin, string manifests = Cluster) => new(Snapshot(plugin, manifests));

    private static ClusterSnapshot Snapshot(string plugin, string manifests = Cluster)
    {
        var content = ManifestReader.Read("cluster.yaml", manifests, DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        return content.Snapshot.In(PluginDialect.Find(plugin));
    }

    private static PodEndpoint Pod(ReachabilityEngine engine, string name) => new(engine.Snapshot.Pods.Single(p => p.Name == name));

    private static AddressEndpoint Address(string text)
    {
        Assert.True(IpAddress.TryParse(text, out var address));
        return new(address, address);
    }
}

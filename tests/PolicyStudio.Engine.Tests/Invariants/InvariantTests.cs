using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Invariants;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Engine.Tests.Invariants;

/// <summary>When a guardrail holds, and what breaks it.</summary>
public sealed class InvariantTests
{
    private const string Db = """
        kind: Namespace
        apiVersion: v1
        metadata: {name: backend, labels: {team: shop}}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: db, namespace: db, labels: {app: db}}
        spec: {containers: [{ports: [{name: sql, containerPort: 3306}]}]}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: orders, namespace: backend, labels: {app: orders}}
        status: {podIP: 10.1.0.7}
        ---
        kind: Pod
        apiVersion: v1
        metadata: {name: web, namespace: web, labels: {app: web}}

        """;

    private const string Target = "to: {namespace: db, podSelector: {matchLabels: {app: db}}}";

    [Fact]
    public void Nothing_but_the_listed_sources_may_reach_the_target()
    {
        Assert.Equal(["0.0.0.0-255.255.255.255", "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "web/web[Pod]"],
            Sources(Db, $"{Target}, onlyFrom: [{{namespaceSelector: {{matchLabels: {{team: shop}}}}, podSelector: {{matchExpressions: [{{key: app, operator: In, values: [orders]}}]}}}}]"));
        Assert.Equal(4, Sources(Db, $"{Target}, onlyFrom: []").Length);
        Assert.Empty(Sources(Db + Policy("from: [{namespaceSelector: {matchLabels: {team: shop}}}]"), $"{Target}, onlyFrom: [{{namespace: backend}}]"));
    }

    [Fact]
    public void Only_its_ports_count_by_number_by_range_and_by_name()
    {
        var admitsWeb = Db + Policy("from: [{namespaceSelector: {}}], ports: [{port: 3306}]");
        Assert.Equal(["backend/orders[Pod]", "web/web[Pod]"], Sources(admitsWeb, $"{Target}, onlyFrom: [], ports: [{{port: 3306}}]"));
        Assert.Equal(["backend/orders[Pod]", "web/web[Pod]"], Sources(admitsWeb, $"{Target}, onlyFrom: [], ports: [{{protocol: TCP, port: sql}}]"));
        Assert.Equal(["backend/orders[Pod]", "web/web[Pod]"], Sources(admitsWeb, $"{Target}, onlyFrom: [], ports: [{{port: 3300, endPort: 3310}}]"));
        Assert.Empty(Sources(admitsWeb, $"{Target}, onlyFrom: [], ports: [{{port: 80}}, {{protocol: UDP, port: 3306}}]"));
        var result = Check(admitsWeb, $"{Target}, onlyFrom: [], ports: [{{port: http}}]");
        Assert.True(result.Holds);
        Assert.Equal(InvariantResult.UnknownPort, Assert.Single(result.Findings).Rule);
    }

    [Fact]
    public void A_range_is_let_in_where_a_block_holds_all_of_it()
    {
        var admitsTen = Db + Policy("from: [{ipBlock: {cidr: 10.0.0.0/8}}]");
        Assert.Equal(["10.0.0.0-10.255.255.255", "backend/orders[Pod]"], Sources(admitsTen, $"{Target}, onlyFrom: [{{ipBlock: {{cidr: 192.168.0.0/16}}}}]"));
        Assert.Empty(Sources(admitsTen, $"{Target}, onlyFrom: [{{ipBlock: {{cidr: 0.0.0.0/0}}}}]"));
        // The range is cut at the invariant's own block; a pod is let in by its address.
        Assert.Equal(["10.0.0.0-10.0.255.255", "10.1.1.0-10.1.1.255", "10.2.0.0-10.255.255.255"],
            Sources(admitsTen, $"{Target}, onlyFrom: [{{ipBlock: {{cidr: 10.1.0.0/16, except: [10.1.1.0/24]}}}}]"));
    }

    [Fact]
    public void A_workload_is_let_in_only_if_all_its_pods_are()
    {
        const string Owner = "ownerReferences: [{kind: Fleet, name: f, controller: true}]";
        var pods = Db + $$"""
            ---
            kind: Pod
            apiVersion: v1
            metadata: {name: f-1, namespace: web, labels: {db: ok}, {{Owner}}}
            ---
            kind: Pod
            apiVersion: v1
            metadata: {name: f-2, namespace: web, {{Owner}}}

            """;
        const string Others = "{podSelector: {matchLabels: {app: web}}}, {namespace: backend}, {ipBlock: {cidr: 0.0.0.0/0}}, {ipBlock: {cidr: '::/0'}}";
        Assert.Equal(["web/f[Fleet]"], Sources(pods, $"{Target}, onlyFrom: [{Others}, {{podSelector: {{matchLabels: {{db: ok}}}}}}]"));
        Assert.Empty(Sources(pods.Replace("name: f-2, namespace: web,", "name: f-2, namespace: web, labels: {db: ok},", StringComparison.Ordinal),
            $"{Target}, onlyFrom: [{Others}, {{podSelector: {{matchLabels: {{db: ok}}}}}}]"));
    }

    [Fact]
    public void What_is_undecidable_breaks_it_and_says_why()
    {
        var agent = Db + """
            ---
            kind: Pod
            apiVersion: v1
            metadata: {name: agent, namespace: web}
            spec: {hostNetwork: true}

            """ + Policy("from: [{namespaceSelector: {matchLabels: {team: shop}}}]");
        var offender = Assert.Single(Check(agent, $"{Target}, onlyFrom: [{{namespace: backend}}]").Offenders);
        Assert.Equal(("web/agent[Pod]", Outcome.Undecidable), (offender.Source.Id, offender.Outcome));
        Assert.Contains("node's network", VerdictText.Reason(offender), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_protects_nobody_holds_and_says_so()
    {
        var result = Check(Db, "to: {namespace: nowhere}, onlyFrom: []");
        Assert.True(result.Holds);
        Assert.Equal(InvariantResult.SelectsNothing, Assert.Single(result.Findings).Rule);
    }

    [Fact]
    public void Replicas_reach_each_other_and_a_single_pod_has_nobody()
    {
        var replicas = Db.Replace("{name: db, namespace: db, labels: {app: db}}", "{name: db-0, namespace: db, labels: {app: db}, ownerReferences: [{kind: StatefulSet, name: db, controller: true}]}", StringComparison.Ordinal);
        const string Rest = "onlyFrom: [{namespace: backend}, {namespace: web}, {ipBlock: {cidr: 0.0.0.0/0}}, {ipBlock: {cidr: '::/0'}}]";
        Assert.Empty(Sources(replicas, $"{Target}, {Rest}"));
        var two = replicas + "---\nkind: Pod\napiVersion: v1\nmetadata: {name: db-1, namespace: db, labels: {app: db}, ownerReferences: [{kind: StatefulSet, name: db, controller: true}]}\n";
        Assert.Equal(["db/db[StatefulSet]"], Sources(two, $"{Target}, {Rest}"));
    }

    private static string Policy(string rule) =>
        $"---\nkind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {{name: p, namespace: db}}\nspec: {{podSelector: {{}}, ingress: [{{{rule}}}]}}\n";

    private static string[] Sources(string manifests, string invariant) => [.. Check(manifests, invariant).Offenders.Select(o => o.Source.Id)];

    private static InvariantResult Check(string manifests, string invariant)
    {
        var content = InvariantReader.Read("i.yaml", $"[{{name: i, {invariant}}}]", DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        return Assert.Single(InvariantChecker.Check(ScenarioCluster.Yaml(manifests), content.Invariants, TestContext.Current.CancellationToken));
    }
}

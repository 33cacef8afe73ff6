using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Tests.Manifests.OtherPolicies;

public sealed class CalicoTests
{
    [Theory]
    [InlineData("all()", "all")]
    [InlineData("app == 'api'", "shop/api test/api")]
    [InlineData("app == \"api\" && tier == \"backend\"", "shop/api")]
    [InlineData("app=='mysql'||app=='web'", "shop/web db/mysql")]
    [InlineData("app == 'web' || app == 'api' && tier == 'backend'", "shop/api shop/web")]
    [InlineData("(app == 'web' || app == 'api') && has(tier)", "shop/api shop/web")]
    [InlineData("has(role)", "db/mysql")]
    [InlineData("!has(app)", "kube-system/dns")]
    [InlineData("app != 'api'", "shop/web db/mysql kube-system/dns")]
    [InlineData("app in {'web', 'mysql'}", "shop/web db/mysql")]
    [InlineData("app not in { 'web', 'mysql' }", "shop/api kube-system/dns test/api")]
    [InlineData("app in {}", "")]
    [InlineData("!(app == 'api' || has(role))", "shop/web kube-system/dns")]
    [InlineData("!(app == 'api' && tier == 'backend')", "shop/web db/mysql kube-system/dns test/api")]
    [InlineData("!!has(role)", "db/mysql")]
    [InlineData("global()", "")]
    [InlineData("!all()", "")]
    [InlineData("k8s-app starts with 'kube'", "kube-system/dns")]
    [InlineData("app contains 'sql'", "shop/api shop/web db/mysql test/api")]
    [InlineData("!(app ends with 'sql')", "all")]
    [InlineData("projectcalico.org/namespace == 'kube-system'", "kube-system/dns")]
    [InlineData("projectcalico.org/namespace not in {'kube-system', 'shop'} && app == 'api'", "test/api")]
    [InlineData("pcns.env == 'prod' && !has(tier)", "db/mysql")]
    [InlineData("pcsa.role == 'payments' && app == 'web'", "shop/web")]
    [InlineData("projectcalico.org/orchestrator == 'k8s'", "all")]
    public void A_selector_is_read_in_Calicos_own_language(string selector, string expected) =>
        Assert.Equal(expected.Length == 0 ? "" : $"in {expected}", Global($"{{selector: {Quoted(selector)}, types: [Ingress], ingress: [{{action: Allow}}]}}"));

    [Theory]
    [InlineData("team == 'shop'", "all()", "shop/api shop/web")]
    [InlineData("projectcalico.org/name in {\"db\", \"test\"}", "app != 'api'", "db/mysql")]
    [InlineData("has(projectcalico.org/name)", "all()", "all")]
    [InlineData("kubernetes.io/metadata.name != 'kube-system'", "", "shop/api shop/web db/mysql test/api")]
    [InlineData("env == 'prod' || env == 'test'", "app == 'api' || app == 'mysql'", "shop/api db/mysql test/api")]
    [InlineData("global()", "all()", "")]
    public void A_global_policy_chooses_namespaces_too(string namespaces, string pods, string expected) =>
        Assert.Equal(expected.Length == 0 ? "" : $"out {expected}",
            Global($"{{namespaceSelector: {Quoted(namespaces)}, selector: {Quoted(pods)}, types: [Egress], egress: [{{action: Deny}}]}}"));

    [Theory]
    [InlineData("{selector: all()}", "in all")]
    [InlineData("{ingress: [{action: Allow}]}", "in all")]
    [InlineData("{egress: [{action: Allow}]}", "out all")]
    [InlineData("{egress: [{action: Allow}], ingress: [{action: Deny}]}", "in all; out all")]
    [InlineData("{types: [Egress], ingress: [{action: Deny}]}", "out all")]
    public void Directions_are_its_types_or_follow_from_its_rules(string spec, string expected) => Assert.Equal(expected, Global(spec));

    [Theory]
    [InlineData("{selector: 'app = api'}")]
    [InlineData("{selector: 'app =='}")]
    [InlineData("{selector: 'has(app'}")]
    [InlineData("{selector: 'app == ''api'' and has(x)'}")]
    [InlineData("{selector: 'app in {''a'' ''b''}'}")]
    [InlineData("{selector: 'any()'}")]
    [InlineData("{selector: \"app == 'api\"}")]
    [InlineData("{selector: {matchLabels: {app: api}}}")]
    [InlineData("{selector: all(), types: [Sideways]}")]
    [InlineData("{selector: all(), types: Ingress}")]
    public void What_is_not_understood_concerns_everything(string spec) => Assert.Equal("in all; out all", Global(spec));

    [Fact]
    public void Hostile_selectors_are_read_quickly_and_concern_everything()
    {
        Assert.Equal("in all; out all", Global($"{{selector: \"{new string('(', 5_000)}\"}}"));
        Assert.Equal("in all; out all", Global($"{{selector: \"{new string('!', 50_000)}all()\"}}"));
        var factors = string.Join(" && ", Enumerable.Range(0, 60).Select(i => $"(a{i} != 'x' || b{i} == 'x')"));
        Assert.Equal("in all", Global($"{{selector: {Quoted(factors)}}}"));
        var terms = string.Join(" || ", Enumerable.Range(0, 100).Select(i => $"a{i} == 'x'"));
        Assert.Equal("in all", Global($"{{selector: {Quoted(terms)}}}"));
    }

    [Fact]
    public void A_namespaced_policy_stays_in_its_namespace_and_is_told_apart_from_the_APIs_own_kind()
    {
        var policy = SmallCluster.Read("""
            apiVersion: projectcalico.org/v3
            kind: NetworkPolicy
            metadata: {name: allow-tcp-6379, namespace: shop}
            spec: {selector: "has(app) && pcns.env == 'prod'", types: [Ingress, Egress], ingress: [{action: Allow, protocol: TCP}]}
            """);
        Assert.Equal("in shop/api shop/web; out shop/api shop/web", SmallCluster.Concerned(policy));
        Assert.Equal("NetworkPolicy.projectcalico.org shop/allow-tcp-6379", policy.Reference.ToString());
    }

    [Fact]
    public void Staged_policies_and_Calicos_view_of_NetworkPolicies_are_none()
    {
        var content = ManifestReader.Read("c.yaml", """
            {apiVersion: projectcalico.org/v3, kind: StagedGlobalNetworkPolicy, metadata: {name: s}, spec: {selector: all()}}
            ---
            {apiVersion: projectcalico.org/v3, kind: StagedKubernetesNetworkPolicy, metadata: {name: s, namespace: shop}, spec: {}}
            ---
            {apiVersion: projectcalico.org/v3, kind: NetworkPolicy, metadata: {name: knp.default.web, namespace: shop}, spec: {selector: all()}}
            """, DocumentLimits.Disk);
        Assert.Empty(content.Snapshot.OtherPolicies);
        Assert.Equal(["skipped-kinds"], content.Snapshot.Findings.Select(f => f.Rule));
    }

    private static string Global(string spec) =>
        SmallCluster.Concerned(SmallCluster.Read($"apiVersion: crd.projectcalico.org/v1\nkind: GlobalNetworkPolicy\nmetadata: {{name: default.g}}\nspec: {spec}"));

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

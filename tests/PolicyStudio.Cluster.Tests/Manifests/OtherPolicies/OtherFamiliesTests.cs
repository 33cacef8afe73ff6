namespace PolicyStudio.Cluster.Tests.Manifests.OtherPolicies;

public sealed class OtherFamiliesTests
{
    [Theory]
    [InlineData("{subject: {namespaces: {matchLabels: {env: prod}}}, priority: 10, ingress: [{action: Deny, from: [{namespaces: {}}]}]}", "in shop/api shop/web db/mysql")]
    [InlineData("{subject: {namespaces: {}}, priority: 1, egress: [{action: Pass, to: [{networks: [0.0.0.0/0]}]}]}", "out all")]
    [InlineData("{subject: {pods: {namespaceSelector: {matchLabels: {team: shop}}, podSelector: {matchLabels: {tier: backend}}}}, ingress: [{}], egress: [{}]}", "in shop/api; out shop/api")]
    [InlineData("{subject: {namespaces: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [db]}]}}, ingress: [{}]}", "in db/mysql")]
    [InlineData("{subject: {namespaceSelector: {matchLabels: {env: prod}}}, ingress: [{}]}", "in all; out all")]
    [InlineData("{subject: {namespaces: {}, pods: {}}, ingress: [{}]}", "in all; out all")]
    [InlineData("{ingress: [{}]}", "in all; out all")]
    [InlineData("{subject: {namespaces: {}}, ingress: {}}", "in all; out all")]
    public void Admin_policies_concern_their_subject(string spec, string expected)
    {
        var policy = SmallCluster.Read($"apiVersion: policy.networking.k8s.io/v1alpha1\nkind: AdminNetworkPolicy\nmetadata: {{name: p}}\nspec: {spec}");
        Assert.Equal(expected, SmallCluster.Concerned(policy));
        Assert.False(policy.IsBaseline);
    }

    [Theory]
    [InlineData("BaselineAdminNetworkPolicy", "{subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}", true)]
    [InlineData("BaselineAdminNetworkPolicy", "{subject: 1}", true)]
    [InlineData("ClusterNetworkPolicy", "{tier: Baseline, subject: {namespaces: {}}, ingress: [{}]}", true)]
    [InlineData("ClusterNetworkPolicy", "{tier: Admin, subject: {namespaces: {}}, ingress: [{}]}", false)]
    public void A_baseline_only_decides_where_no_NetworkPolicy_does(string kind, string spec, bool expected) =>
        Assert.Equal(expected, SmallCluster.Read($"apiVersion: policy.networking.k8s.io/v1alpha2\nkind: {kind}\nmetadata: {{name: default}}\nspec: {spec}").IsBaseline);

    [Theory]
    [InlineData("{priority: 5, appliedTo: [{podSelector: {matchLabels: {app: api}}}], ingress: [{action: Drop}]}", "in shop/api test/api")]
    [InlineData("{appliedTo: [{namespaceSelector: {matchLabels: {env: prod}}, podSelector: {matchLabels: {app: api}}}, {namespaceSelector: {matchLabels: {team: data}}}], egress: [{action: Allow}]}", "out shop/api db/mysql")]
    [InlineData("{ingress: [{action: Drop, appliedTo: [{podSelector: {matchLabels: {role: db}}}]}], egress: [{action: Drop, appliedTo: [{podSelector: {matchLabels: {app: web}}}]}]}", "in shop/web db/mysql; out shop/web db/mysql")]
    [InlineData("{appliedTo: [{nodeSelector: {matchLabels: {role: edge}}}], ingress: [{action: Drop}]}", "")]
    [InlineData("{appliedTo: [{group: payments}], ingress: [{action: Drop}]}", "in all")]
    [InlineData("{appliedTo: [{service: {name: web, namespace: shop}}], ingress: [{action: Drop}]}", "in all")]
    [InlineData("{appliedTo: [{serviceAccount: {name: sa, namespace: shop}}, {podSelector: {matchLabels: {app: web}}}], ingress: [{action: Drop}]}", "in all")]
    [InlineData("{ingress: [{action: Drop}]}", "in all; out all")]
    [InlineData("{appliedTo: [{podSelector: {matchLabel: {app: web}}}], ingress: [{action: Drop}]}", "in all; out all")]
    public void Antreas_cluster_policies_concern_what_they_apply_to(string spec, string expected) =>
        Assert.Equal(expected, SmallCluster.Concerned(SmallCluster.Read($"apiVersion: crd.antrea.io/v1beta1\nkind: ClusterNetworkPolicy\nmetadata: {{name: p}}\nspec: {spec}")));

    [Fact]
    public void Antreas_policies_of_a_namespace_stay_there_and_know_a_baseline_tier()
    {
        var policy = SmallCluster.Read("""
            apiVersion: crd.antrea.io/v1beta1
            kind: NetworkPolicy
            metadata: {name: p, namespace: shop}
            spec: {tier: baseline, priority: 5, appliedTo: [{podSelector: {matchLabels: {app: api}}}], ingress: [{action: Drop}]}
            """);
        Assert.Equal(("NetworkPolicy.crd.antrea.io shop/p", "in shop/api", true), (policy.Reference.ToString(), SmallCluster.Concerned(policy), policy.IsBaseline));
    }

    [Fact]
    public void An_egress_firewall_concerns_what_leaves_its_namespace() =>
        Assert.Equal("out shop/api shop/web", SmallCluster.Concerned(SmallCluster.Read("""
            apiVersion: k8s.ovn.org/v1
            kind: EgressFirewall
            metadata: {name: default, namespace: shop}
            spec: {egress: [{type: Deny, to: {cidrSelector: 0.0.0.0/0}}]}
            """)));

    [Theory]
    [InlineData("cilium.io/v3", "CiliumFuturePolicy", "namespace: shop", "in shop/api shop/web; out shop/api shop/web")]
    [InlineData("crd.antrea.io/v9", "FarPolicy", "", "in all; out all")]
    [InlineData("example.com/v1", "ClusterNetworkPolicy", "", "in all; out all")]
    public void A_kind_that_is_not_known_concerns_its_whole_scope(string version, string kind, string ns, string expected) =>
        Assert.Equal(expected, SmallCluster.Concerned(SmallCluster.Read(
            $"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: p{(ns.Length == 0 ? "" : ", " + ns)}}}\nspec: {{podSelector: {{matchLabels: {{app: api}}}}}}")));
}

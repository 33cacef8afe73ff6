using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Tests.Manifests.OtherPolicies;

public sealed class CiliumTests
{
    private const string Own = "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: p, namespace: shop}\n";
    private const string Clusterwide = "apiVersion: cilium.io/v2\nkind: CiliumClusterwideNetworkPolicy\nmetadata: {name: p}\n";

    [Theory]
    [InlineData("spec: {endpointSelector: {matchLabels: {app: api}}, ingress: [{fromEndpoints: [{matchLabels: {app: web}}]}]}", "in shop/api")]
    [InlineData("spec: {endpointSelector: {matchLabels: {'k8s:app': api}}, egress: [{toFQDNs: [{matchName: example.com}]}]}", "out shop/api")]
    [InlineData("spec: {endpointSelector: {matchLabels: {'any:app': api}}, ingressDeny: [{fromEntities: [world]}], egressDeny: [{}]}", "in shop/api; out shop/api")]
    [InlineData("spec: {endpointSelector: {}, enableDefaultDeny: {egress: true}}", "out shop/api shop/web")]
    [InlineData("spec: {endpointSelector: {matchExpressions: [{key: tier, operator: NotIn, values: [frontend]}]}, ingress: [{}]}", "in shop/api")]
    [InlineData("specs: [{endpointSelector: {matchLabels: {app: api}}, ingress: [{}]}, {endpointSelector: {matchLabels: {app: web}}, ingress: [{}]}]", "in shop/api shop/web")]
    // Cilium holds a namespaced policy in its namespace, whatever namespace its selector names.
    [InlineData("spec: {endpointSelector: {matchLabels: {'k8s:io.kubernetes.pod.namespace': db, app: api}}, ingress: [{}]}", "in shop/api")]
    [InlineData("spec: {endpointSelector: {matchLabels: {'k8s:io.cilium.k8s.namespace.labels.env': prod}}, ingress: [{}]}", "in shop/api shop/web")]
    [InlineData("spec: {endpointSelector: {matchLabels: {'k8s:io.cilium.k8s.namespace.labels.env': test}}, ingress: [{}]}", "")]
    public void A_policy_of_a_namespace_concerns_pods_there(string spec, string expected) =>
        Assert.Equal(expected, SmallCluster.Concerned(SmallCluster.Read(Own + spec)));

    [Theory]
    [InlineData("spec: {endpointSelector: {}, egress: [{toEntities: [cluster]}]}", "out all")]
    [InlineData("spec: {endpointSelector: {matchLabels: {app: api}}, ingress: [{}]}", "in shop/api test/api")]
    [InlineData("spec: {endpointSelector: {matchLabels: {'k8s:io.kubernetes.pod.namespace': kube-system, k8s-app: kube-dns}}, ingress: [{}]}", "in kube-system/dns")]
    [InlineData("spec: {endpointSelector: {matchExpressions: [{key: 'k8s:io.kubernetes.pod.namespace', operator: NotIn, values: [kube-system, test]}]}, egress: [{}]}", "out shop/api shop/web db/mysql")]
    [InlineData("spec: {endpointSelector: {matchLabels: {'io.cilium.k8s.namespace.labels.team': data}}, ingress: [{}]}", "in db/mysql")]
    [InlineData("spec: {nodeSelector: {matchLabels: {type: ingress-worker}}, ingress: [{fromEntities: [remote-node]}]}", "")]
    [InlineData("spec: {endpointSelector: {matchLabels: {'reserved:health': ''}}, ingress: [{}]}", "")]
    [InlineData("spec: {endpointSelector: {matchExpressions: [{key: 'reserved:host', operator: DoesNotExist}]}, ingress: [{}]}", "in all")]
    // Not known here: the service account. And labels that Cilium by default does not see are absent to it.
    [InlineData("spec: {endpointSelector: {matchLabels: {io.cilium.k8s.policy.serviceaccount: api, app: api}}, ingress: [{}]}", "in shop/api test/api")]
    [InlineData("spec: {endpointSelector: {matchExpressions: [{key: statefulset.kubernetes.io/pod-name, operator: DoesNotExist}]}, ingress: [{}]}", "in all")]
    public void A_clusterwide_policy_concerns_pods_anywhere(string spec, string expected) =>
        Assert.Equal(expected, SmallCluster.Concerned(SmallCluster.Read(Clusterwide + spec)));

    [Theory]
    [InlineData("spec: {endpointSelector: {matchLabel: {app: api}}, ingress: [{}]}")]
    [InlineData("spec: {endpointSelector: {matchExpressions: [{key: app, operator: Like, values: [a]}]}, ingress: [{}]}")]
    [InlineData("spec: {endpointSelector: {matchExpressions: [{key: app, operator: In}]}, ingress: [{}]}")]
    [InlineData("spec: {endpointSelector: [app], ingress: [{}]}")]
    [InlineData("spec: {endpointSelector: {matchLabels: {app: 1}}, ingress: [{}]}")]
    [InlineData("spec: {}")]
    [InlineData("spec: 17")]
    [InlineData("specs: {}")]
    [InlineData("status: {}")]
    public void What_is_not_understood_concerns_its_whole_scope_in_both_directions(string spec)
    {
        Assert.Equal("in shop/api shop/web; out shop/api shop/web", SmallCluster.Concerned(SmallCluster.Read(Own + spec)));
        Assert.Equal("in all; out all", SmallCluster.Concerned(SmallCluster.Read(Clusterwide + spec)));
    }

    [Fact]
    public void Its_name_is_kind_and_namespace()
    {
        var policy = SmallCluster.Read(Own + "spec: {endpointSelector: {}, ingress: [{}]}");
        Assert.Equal((new ObjectReference("CiliumNetworkPolicy", "shop", "p"), "cilium.io", false), (policy.Reference, policy.Group, policy.IsBaseline));
        Assert.Null(SmallCluster.Read(Clusterwide + "spec: {endpointSelector: {}, ingress: [{}]}").Reference.Namespace);
    }
}

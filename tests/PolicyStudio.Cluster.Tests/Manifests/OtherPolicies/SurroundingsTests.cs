using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Manifests.OtherPolicies;

public sealed class SurroundingsTests
{
    [Fact]
    public void Five_hundred_policies_of_a_kind_are_one_finding()
    {
        var items = string.Join(", ", Enumerable.Range(100, 500).Select(i => $"{{metadata: {{name: p{i}, namespace: shop}}, spec: {{endpointSelector: {{}}, ingress: [{{}}]}}}}"));
        var content = ManifestReader.Read("c.yaml", $"apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicyList\nitems: [{items}]", DocumentLimits.Disk);

        Assert.Empty(content.Errors);
        Assert.Equal(500, content.Snapshot.OtherPolicies.Length);
        Assert.Equal(new Finding("unsupported-policy", FindingLevel.Warning, null,
            "500 CiliumNetworkPolicy objects of cilium.io (shop/p100, shop/p101, shop/p102 and 497 more) decide connectivity too and are not evaluated: verdicts that they may override are marked"),
            Assert.Single(content.Snapshot.Findings));
    }

    [Fact]
    public void A_single_policy_is_named()
    {
        var finding = Assert.Single(ManifestReader.Read("c.yaml",
            "{apiVersion: projectcalico.org/v3, kind: NetworkPolicy, metadata: {name: p, namespace: shop}, spec: {selector: all()}}", DocumentLimits.Disk).Snapshot.Findings);
        Assert.Equal("1 NetworkPolicy.projectcalico.org (shop/p) decides connectivity too and is not evaluated: verdicts that it may override are marked", finding.Message);
        Assert.Equal("NetworkPolicy.projectcalico.org shop/p", finding.Object!.ToString());
    }

    [Fact]
    public void Of_two_policies_of_one_name_the_last_counts_and_groups_are_told_apart()
    {
        var content = ManifestReader.Read("c.yaml", """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: p, namespace: shop}, spec: {endpointSelector: {}, ingress: [{}]}}
            - {apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: p, namespace: shop}, spec: {endpointSelector: {}, egress: [{}]}}
            - {apiVersion: crd.antrea.io/v1beta1, kind: NetworkPolicy, metadata: {name: p, namespace: shop}, spec: {appliedTo: [{podSelector: {}}], ingress: [{}]}}
            - {apiVersion: projectcalico.org/v3, kind: NetworkPolicy, metadata: {name: p, namespace: shop}, spec: {}}
            - {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: shop}, spec: {podSelector: {}}}
            - {apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {}, spec: {}}
            - {apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: 17}, spec: {}}
            """, DocumentLimits.Disk);

        Assert.Empty(content.Errors);
        Assert.Equal(
            [
                "CiliumNetworkPolicy default/(unnamed)", "CiliumNetworkPolicy shop/p", "NetworkPolicy.crd.antrea.io shop/p", "NetworkPolicy.projectcalico.org shop/p",
            ], content.Snapshot.OtherPolicies.Select(p => p.Reference.ToString()));
        Assert.Equal("out shop/api shop/web", SmallCluster.Concerned(content.Snapshot.OtherPolicies[1]));
        Assert.Single(content.Snapshot.Findings, f => f.Rule == "duplicate" && f.Object == content.Snapshot.OtherPolicies[1].Reference);
        Assert.Single(content.Snapshot.Policies);
    }

    [Fact]
    public void Services_that_the_API_server_calls_are_known()
    {
        var content = ManifestReader.Read("w.yaml", """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: cert-manager-webhook}
            webhooks:
            - {name: a.cert-manager.io, failurePolicy: Ignore, clientConfig: {service: {namespace: cert-manager, name: cert-manager-webhook, path: /validate}}}
            - {name: b.cert-manager.io, failurePolicy: Fail, clientConfig: {service: {namespace: cert-manager, name: cert-manager-webhook, port: 443}}}
            - {name: outside.example.com, clientConfig: {url: "https://example.com/validate"}}
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: MutatingWebhookConfiguration
            metadata: {name: istio-sidecar-injector}
            webhooks: [{name: namespace.sidecar-injector.istio.io, failurePolicy: Ignore, clientConfig: {service: {namespace: istio-system, name: istiod, port: 15017}}}]
            ---
            apiVersion: admissionregistration.k8s.io/v1beta1
            kind: MutatingWebhookConfiguration
            metadata: {name: old}
            webhooks: [{name: old.example.com, clientConfig: {service: {namespace: x, name: old}}}]
            ---
            {apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1beta1.metrics.k8s.io}, spec: {service: {namespace: kube-system, name: metrics-server, port: 8443}}}
            ---
            {apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1.apps}, spec: {group: apps, version: v1}}
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: clusters.cluster.x-k8s.io}
            spec: {conversion: {strategy: Webhook, webhook: {clientConfig: {service: {namespace: capi, name: capi-webhook}}, conversionReviewVersions: [v1]}}}
            ---
            {apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: plain.example.com}, spec: {conversion: {strategy: None}}}
            """, DocumentLimits.Disk);

        Assert.Empty(content.Errors);
        Assert.Empty(content.Snapshot.Findings);
        Assert.Equal(
            [
                new(new("ValidatingWebhookConfiguration", null, "cert-manager-webhook"), "cert-manager", "cert-manager-webhook", 443),
                new(new("CustomResourceDefinition", null, "clusters.cluster.x-k8s.io"), "capi", "capi-webhook", 443),
                new(new("MutatingWebhookConfiguration", null, "istio-sidecar-injector"), "istio-system", "istiod", 15017, FailsClosed: false),
                new(new("MutatingWebhookConfiguration", null, "old"), "x", "old", 443, FailsClosed: false),
                new ApiServerCall(new("APIService", null, "v1beta1.metrics.k8s.io"), "kube-system", "metrics-server", 8443),
            ], content.Snapshot.ApiServerCalls);
    }

    [Theory]
    [InlineData("{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, webhooks: {}}")]
    [InlineData("{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: {name: w}, webhooks: [1, {clientConfig: {service: {name: 1}}}]}")]
    [InlineData("{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: 3, spec: []}")]
    public void A_caller_that_is_malformed_names_no_Service_and_stops_nothing(string yaml)
    {
        var content = ManifestReader.Read("w.yaml", yaml, DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        Assert.Empty(content.Snapshot.ApiServerCalls);
    }
}

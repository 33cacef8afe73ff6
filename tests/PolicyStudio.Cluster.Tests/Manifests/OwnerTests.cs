using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Manifests;

public sealed class OwnerTests
{
    [Fact]
    public void An_owner_of_another_group_is_not_Kubernetes_own_of_that_name()
    {
        var snapshot = Read("""
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web, namespace: x}, spec: {template: {metadata: {labels: {app: web}}}}}
            - {apiVersion: v1, kind: Pod, metadata: {name: web-0, namespace: x, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: web, controller: true}]}}
            - {apiVersion: v1, kind: Pod, metadata: {name: web-1, namespace: x, ownerReferences: [{apiVersion: apps.kruise.io/v1beta1, kind: StatefulSet, name: web, controller: true}]}}
            - {apiVersion: v1, kind: Pod, metadata: {name: web-2, namespace: x, ownerReferences: [{kind: StatefulSet, name: web, controller: true}]}}
            - {apiVersion: v1, kind: Pod, metadata: {name: canary, namespace: x, ownerReferences: [{apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: canary, controller: true}]}}
            - {apiVersion: v1, kind: Pod, metadata: {name: proxy, namespace: x, ownerReferences: [{apiVersion: v1, kind: Node, name: n1, controller: true}]}}
            """);
        Assert.Equal(
            ["x/canary[Rollout] 1", "x/proxy[Pod] 1", "x/web[StatefulSet] 2", "x/web[StatefulSet.apps.kruise.io] 1"],
            snapshot.Workloads.Select(w => $"{w.Id} {w.LivePods}"));
    }

    [Fact]
    public void A_Service_with_external_IPs_makes_outside_sources_undecidable()
    {
        var snapshot = Read("""
            {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: x, labels: {app: web}}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: web, namespace: x}, spec: {externalIPs: [192.0.2.7], selector: {app: web}, ports: [{port: 80}]}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: inner, namespace: x}, spec: {externalIPs: [], selector: {app: web}, ports: [{port: 80}]}}
            """);
        var engine = new ReachabilityEngine(snapshot);
        var doubt = Assert.Single(engine.Judge(engine.Outside[0], Assert.Single(engine.Workloads), Connectivity.All).Doubts);
        Assert.StartsWith("Service web (externalIPs) stands in front", doubt.Message, StringComparison.Ordinal);
    }

    private static ClusterSnapshot Read(string yaml)
    {
        var content = ManifestReader.Read("t.yaml", yaml, DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        return content.Snapshot;
    }
}

using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Manifests;

public sealed class ManifestReaderTests
{
    private const string Head = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: x}\n";

    [Theory]
    [InlineData("spec:\n  podSelecter: {}", "t.yaml:5:3: spec.podSelecter: unknown field, did you mean podSelector?")]
    [InlineData("spec:\n  podSelector: {matchLabel: {a: b}}", "t.yaml:5:17: spec.podSelector.matchLabel: unknown field, did you mean matchLabels?")]
    [InlineData("spec:\n  podSelector: {}\n  podSelector: {}", "t.yaml:6:3: spec.podSelector: stands twice")]
    [InlineData("spec: {podSelector: {matchLabels: {a: 1}}}", "t.yaml:4:39: spec.podSelector.matchLabels.a: must be a string, not a number; write \"1\" in quotes")]
    [InlineData("spec: {podSelector: {matchLabels: {a: yes}}}", "t.yaml:4:39: spec.podSelector.matchLabels.a: must be a string, not a boolean; write \"yes\" in quotes")]
    [InlineData("spec: {podSelector: {matchLabels: {a: 'x y'}}}", "t.yaml:4:39: spec.podSelector.matchLabels.a: 'x y': a value may hold letters, digits, '-', '_' and '.', and must begin and end with a letter or digit")]
    [InlineData("spec: {podSelector: {matchExpressions: [{key: a, operator: Im, values: [b]}]}}", "t.yaml:4:60: spec.podSelector.matchExpressions[0].operator: 'Im' is not an operator, did you mean In?")]
    [InlineData("spec: {podSelector: {matchExpressions: [{key: a, operator: In}]}}", "t.yaml:4:41: spec.podSelector.matchExpressions[0].values: must be given when operator is In")]
    [InlineData("spec: {podSelector: {}, policyTypes: [ingress]}", "t.yaml:4:39: spec.policyTypes[0]: 'ingress' is not a policy type, did you mean Ingress?")]
    [InlineData("spec: {podSelector: {}, ingress: [{from: [{}]}]}", "t.yaml:4:43: spec.ingress[0].from[0]: a peer must have a podSelector, a namespaceSelector or an ipBlock; to admit everyone leave the list out")]
    [InlineData("spec: {podSelector: {}, ingress: [{from: [{podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}]}]}", "t.yaml:4:70: spec.ingress[0].from[0].ipBlock: may not stand beside podSelector or namespaceSelector; give it an item of its own")]
    [InlineData("spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0}}]}]}", "t.yaml:4:60: spec.ingress[0].from[0].ipBlock.cidr: '10.0.0.0' is not a CIDR such as 10.0.0.0/8 or 2001:db8::/32")]
    [InlineData("spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}]}]}", "t.yaml:4:81: spec.ingress[0].from[0].ipBlock.except[0]: 10.0.0.0/8 must be a strict subset of 10.0.0.0/8")]
    [InlineData("spec: {podSelector: {}, ingress: [{ports: [{port: 0}]}]}", "t.yaml:4:51: spec.ingress[0].ports[0].port: 0 is not between 1 and 65535")]
    [InlineData("spec: {podSelector: {}, ingress: [{ports: [{port: 0100}]}]}", "t.yaml:4:51: spec.ingress[0].ports[0].port: '0100' is not a plain decimal number")]
    [InlineData("spec: {podSelector: {}, ingress: [{ports: [{port: '80'}]}]}", "t.yaml:4:51: spec.ingress[0].ports[0].port: a port's name must hold a letter (a number is written without quotes)")]
    [InlineData("spec: {podSelector: {}, ingress: [{ports: [{port: 80, endPort: 79}]}]}", "t.yaml:4:64: spec.ingress[0].ports[0].endPort: must be at least as great as port")]
    [InlineData("spec: {podSelector: {}, ingress: [{ports: [{protocol: tcp}]}]}", "t.yaml:4:55: spec.ingress[0].ports[0].protocol: 'tcp' is not TCP, UDP or SCTP; write TCP")]
    [InlineData("spec: {podSelector: {}, ingress: {}}", "t.yaml:4:34: spec.ingress: must be a list (items with a dash, or in brackets), not a mapping")]
    [InlineData("spec: {podSelector: *all}", "t.yaml:4:21: an alias (*name) is not read here; write the value out")]
    [InlineData("spec: {podSelector: [}", "t.yaml:4:22: not YAML")]
    public void What_the_API_server_would_refuse_is_an_error_with_its_place(string spec, string expected)
    {
        var content = ManifestReader.Read("t.yaml", Head + spec, DocumentLimits.Web);
        Assert.StartsWith(expected, Assert.Single(content.Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(content.Snapshot.Policies);
    }

    [Fact]
    public void One_bad_document_does_not_hide_the_others()
    {
        var content = ManifestReader.Read(
            [new("a.yaml", Head + "spec: {podSelecter: {}, ingres: []}"), new("b.yaml", "{]"), new("c.yaml", Head.Replace("name: p", "name: q", StringComparison.Ordinal) + "spec: {podSelector: {}}")],
            DocumentLimits.Web);
        Assert.Equal(["a.yaml", "a.yaml", "b.yaml"], content.Errors.Select(e => e.Source));
        Assert.Equal("q", Assert.Single(content.Snapshot.Policies).Name);
    }

    [Theory]
    [InlineData("v1", "Node", "Secret", "ConfigMap", "ServiceAccount", "Endpoints", "Event", "PodTemplate", "PersistentVolume", "LimitRange", "ResourceQuota", "Binding", "PodStatusResult")]
    [InlineData("apps/v1", "ControllerRevision")]
    [InlineData("networking.k8s.io/v1", "Ingress", "IngressClass", "IPAddress", "ServiceCIDR")]
    [InlineData("policy/v1", "PodDisruptionBudget", "PodSecurityPolicy", "Eviction")]
    [InlineData("autoscaling/v2", "HorizontalPodAutoscaler")]
    [InlineData("serving.knative.dev/v1", "Service", "Route", "Revision")]
    [InlineData("apps.kruise.io/v1beta1", "StatefulSet", "DaemonSet", "CloneSet")]
    [InlineData("gateway.networking.k8s.io/v1", "Gateway", "HTTPRoute")]
    [InlineData("kustomize.config.k8s.io/v1alpha1", "Component")]
    [InlineData("batch.volcano.sh/v1alpha1", "Job", "Jobs")]
    public void Kinds_that_are_truly_others_are_not_taken_for_typing_errors(string version, params string[] kinds)
    {
        var content = ManifestReader.Read("o.yaml", string.Join("---\n", kinds.Select(k => $"apiVersion: {version}\nkind: {k}\nmetadata: {{name: a}}\n")), DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        Assert.Contains("skipped-kinds", content.Snapshot.Findings.Select(f => f.Rule));
    }

    [Fact]
    public void What_has_an_error_is_absent_and_the_rest_is_there()
    {
        const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: NAME, labels: {a: b}}\nspec: {hostNetwork: VALUE}\n---\n";
        var content = ManifestReader.Read("p.yaml",
            Pod.Replace("NAME", "a", StringComparison.Ordinal).Replace("VALUE", "'true'", StringComparison.Ordinal) + Pod.Replace("NAME", "b", StringComparison.Ordinal).Replace("VALUE", "true", StringComparison.Ordinal)
            + Head + "spec: {podSelector: {}}\n---\n" + Head + "spec: {podSelector: {matchLabels: {a: b}}}", DocumentLimits.Disk);
        Assert.Equal(["p.yaml:4:21: spec.hostNetwork: must be true or false, not a string; leave the quotes out",
            "p.yaml:18:18: metadata.name: NetworkPolicy x/p is there twice, first at p.yaml:11:1; rename or remove one"], content.Errors.Select(e => e.ToString()));
        Assert.Equal("b", Assert.Single(content.Snapshot.Pods).Name);
        Assert.True(Assert.Single(content.Snapshot.Policies).PodSelector.IsEmpty);
    }

    [Fact]
    public void Two_policies_of_one_name_are_an_error() =>
        Assert.Contains("NetworkPolicy x/p is there twice", Assert.Single(ManifestReader.Read(
            [new("a.yaml", Head + "spec: {podSelector: {}}"), new("b.yaml", Head + "spec: {podSelector: {}}")], DocumentLimits.Web).Errors).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Lists_lend_their_kind_to_items_and_other_kinds_are_counted()
    {
        var content = ManifestReader.Read("dump.json", """
            {"apiVersion": "v1", "kind": "PodList", "items": [
              {"metadata": {"name": "a"}, "status": {"podIPs": [{"ip": "10.0.0.1"}, {"ip": "fd00::1"}]}},
              {"metadata": {"name": "done"}, "status": {"phase": "Succeeded"}}]}
            """, DocumentLimits.Disk);
        Assert.Equal("default/a", $"{content.Snapshot.Pods.Single().Namespace}/{content.Snapshot.Pods.Single().Name}");
        Assert.Equal(["10.0.0.1", "fd00::1"], content.Snapshot.Pods[0].Addresses.Select(a => a.ToString()));

        var other = ManifestReader.Read("o.yaml", """
            kind: ConfigMap
            apiVersion: v1
            metadata: {name: c}
            ---
            kind: CiliumNetworkPolicy
            apiVersion: cilium.io/v2
            metadata: {name: c, namespace: x}
            """, DocumentLimits.Disk);
        Assert.Equal(["unsupported-policy", "skipped-kinds"], other.Snapshot.Findings.Select(f => f.Rule));
    }

    [Fact]
    public void Every_namespace_has_its_name_as_a_label()
    {
        var snapshot = ManifestReader.Read("n.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: b}", DocumentLimits.Web).Snapshot;
        Assert.Equal(["a", "b"], snapshot.Namespaces.Select(n => n.Labels[Namespace.NameLabel]));
        Assert.Equal([true, false], snapshot.Namespaces.Select(n => n.IsDeclared));
    }

    [Theory]
    [InlineData("annotations: {argocd.argoproj.io/tracking-id: 'shop:apps/Deployment:x/d'}", ManagerKind.ArgoCD, "shop")]
    [InlineData("labels: {kustomize.toolkit.fluxcd.io/name: infra}", ManagerKind.Flux, "Kustomization infra")]
    [InlineData("labels: {app.kubernetes.io/managed-by: Helm}, annotations: {meta.helm.sh/release-name: r}", ManagerKind.Helm, "r")]
    [InlineData("managedFields: [{manager: argocd-controller}], labels: {app.kubernetes.io/instance: i}", ManagerKind.ArgoCD, "i")]
    [InlineData("managedFields: [{manager: kustomize-controller}]", ManagerKind.Flux, "kustomize-controller")]
    [InlineData("ownerReferences: [{apiVersion: acme.io/v1, kind: Fleet, name: f, controller: true}]", ManagerKind.Operator, "Fleet f")]
    [InlineData("ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: f, controller: true}]", null, null)]
    [InlineData("managedFields: [{manager: kubectl}]", null, null)]
    public void Who_would_undo_a_change_is_recognised(string metadata, ManagerKind? kind, string? name)
    {
        var yaml = $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: d, namespace: x, {metadata}}}\nspec: {{template: {{spec: {{}}}}}}";
        var content = ManifestReader.Read("m.yaml", yaml, DocumentLimits.Web);
        Assert.Empty(content.Errors);
        Assert.Equal(kind is { } k ? new Manager(k, name!) : null, content.Snapshot.Controllers.Single().Manager);
    }

    [Fact]
    public void A_rollout_is_read_from_status()
    {
        var controller = ManifestReader.Read("d.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: d, generation: 3}
            spec: {replicas: 4, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {}}}
            status: {observedGeneration: 3, replicas: 5, updatedReplicas: 2, availableReplicas: 3}
            """, DocumentLimits.Web).Snapshot.Controllers.Single();
        Assert.Equal(new Rollout(4, 2, 3, 5, true, RolloutFollow.Replaces), controller.Rollout);
        Assert.False(controller.Rollout.IsComplete);
        Assert.True((controller.Rollout with { Updated = 4, Available = 4, Total = 4 }).IsComplete);
        Assert.Equal(LabelSelector.ForLabels(("a", "b")), controller.Selector);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(50_000)]
    public void Deep_nesting_is_refused_before_a_parser_sees_it(int depth) =>
        Assert.Contains("nested deeper", Assert.Single(ManifestReader.Read("b.yaml", new string('[', depth), DocumentLimits.Web).Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void Defaults_of_the_API_are_filled_in()
    {
        var policy = ManifestReader.Read("p.yaml", Head + "spec: {egress: [{ports: [{port: 53}]}]}", DocumentLimits.Web).Snapshot.Policies.Single();
        Assert.Equal([PolicyType.Ingress, PolicyType.Egress], policy.PolicyTypes);
        Assert.True(policy.PodSelector.IsEmpty);
        Assert.Equal(new PolicyPort(Protocol.Tcp, 53), policy.Egress[0].Ports[0]);
    }

    [Fact]
    public void Many_sources_are_said_in_their_order_however_they_are_read()
    {
        // Some large enough that they wait for their turn.
        var sources = Enumerable.Range(0, 60).Select(i => new ManifestSource($"f{i}.yaml",
            $"# {new string('x', i % 20 == 7 ? 1_200_000 : 10)}\n{{kind: NetworkPolicy, apiVersion: networking.k8s.io/v1, metadata: {{name: p{i % 50}}}, spec: {{podSelector: {{}}{(i % 3 == 0 ? ", x: 1" : "")}}}}}\n---\n[{i}"));
        var errors = ManifestReader.Read(sources, DocumentLimits.Disk).Errors;
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"f{i}.yaml"), errors.Select(e => e.Source).Distinct());
        Assert.Equal("f52.yaml:2:74: metadata.name: NetworkPolicy default/p2 is there twice, first at f2.yaml:2:1; rename or remove one", errors.First(e => e.Path == "metadata.name" && e.Message.Contains("/p2 ", StringComparison.Ordinal)).ToString());
        Assert.Equal(60 + 20 + 3, errors.Length);
    }
}

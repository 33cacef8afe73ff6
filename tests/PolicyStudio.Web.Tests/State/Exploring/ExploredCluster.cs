using System.Globalization;
using System.Text;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.Tests.State.Exploring;

/// <summary>Clusters for the explorer: a small one that can be counted by hand, and made ones of any size.</summary>
internal static class ExploredCluster
{
    /// <summary>A name as long as names may be.</summary>
    public static string LongName { get; } = "a-very-long-name-" + new string('x', 46);

    /// <summary>Teams x and y and a namespace without a team; db admits api of team x on 3306, and nobody else; idle selects nobody.</summary>
    public static ClusterSnapshot Small { get; } = ScenarioCluster.Yaml("""
        {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: x}}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: pay, labels: {team: x}}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: data, labels: {team: y}}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: empty}}
        ---
        {apiVersion: apps/v1, kind: Deployment, metadata: {name: api, namespace: shop, annotations: {argocd.argoproj.io/tracking-id: "shop:apps/Deployment:shop/api"}}, spec: {replicas: 2, selector: {matchLabels: {app: api}}, template: {metadata: {labels: {app: api}}, spec: {containers: [{name: c}]}}}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {containers: [{name: c}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: till, namespace: pay, labels: {app: till}}, spec: {containers: [{name: c}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: db, namespace: data, labels: {app: db}}, spec: {containers: [{name: c, ports: [{containerPort: 3306}]}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: agent, namespace: data, labels: {app: agent}}, spec: {hostNetwork: true, containers: [{name: c}]}}
        ---
        {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: db, namespace: data}, spec: {podSelector: {matchLabels: {app: db}}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: x}}, podSelector: {matchLabels: {app: api}}}], ports: [{port: 3306}]}]}}
        ---
        {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: idle, namespace: pay, labels: {app.kubernetes.io/managed-by: Helm}, annotations: {meta.helm.sh/release-name: till}}, spec: {podSelector: {matchLabels: {app: tilll}}, policyTypes: [Ingress, Egress]}}
        """);

    /// <summary>So many namespaces of a few workloads each; every third one is isolated, every fifth admits one other.</summary>
    public static ClusterSnapshot Made(int namespaces, int workloads = 3)
    {
        var yaml = new StringBuilder();
        for (var n = 0; n < namespaces; n++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"---\n{{apiVersion: v1, kind: Namespace, metadata: {{name: ns-{n:000}, labels: {{team: team-{n % 7}}}}}}}\n");
            for (var w = 0; w < workloads; w++)
                yaml.Append(CultureInfo.InvariantCulture, $"---\n{{apiVersion: v1, kind: Pod, metadata: {{name: w{w}, namespace: ns-{n:000}, labels: {{app: w{w}}}}}, spec: {{hostNetwork: {(n == 1 && w == 0 ? "true" : "false")}, containers: [{{name: c}}]}}}}\n");
            if (n % 3 == 0)
                yaml.Append(CultureInfo.InvariantCulture, $"---\n{{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{name: p, namespace: ns-{n:000}}}, spec: {{podSelector: {{}}, ingress: [{(n % 5 == 0 ? "{from: [{namespaceSelector: {matchLabels: {team: team-1}}, podSelector: {matchLabels: {app: w1}}}], ports: [{port: 80}]}" : "")}]}}}}\n");
        }
        return ScenarioCluster.Yaml(yaml.ToString());
    }
}

using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Watching;

/// <summary>Manifests of what decides beside NetworkPolicies, and of the kinds that add-ons bring.</summary>
internal static class SurroundingObjects
{
    /// <summary>A custom resource definition; with a conversion webhook where a Service is named.</summary>
    public static string Definition(string group, string kind, string plural, bool isNamespaced, string version, string? conversion = null) => $$"""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: {{plural}}.{{group}}
          annotations: { api-approved.kubernetes.io: unapproved }
        spec:
          group: {{group}}
          scope: {{(isNamespaced ? "Namespaced" : "Cluster")}}
          names: { kind: {{kind}}, plural: {{plural}}, singular: {{kind.ToLowerInvariant()}}, listKind: {{kind}}List }
          versions:
          - name: {{version}}
            served: true
            storage: true
            schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
          {{(conversion is null ? "" : $"conversion: {{ strategy: Webhook, webhook: {{ conversionReviewVersions: [v1], clientConfig: {{ service: {{ namespace: default, name: {conversion} }} }} }} }}")}}
        """;

    /// <summary>A webhook that is called for a resource that is not there.</summary>
    public static string Webhook(string service) => $$"""
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: { name: nothing.example.com }
        webhooks:
        - name: nothing.example.com
          failurePolicy: Ignore
          sideEffects: None
          admissionReviewVersions: [v1]
          rules: [{ apiGroups: [nothing.example.com], apiVersions: [v1], operations: [CREATE], resources: [nothings] }]
          clientConfig: { service: { namespace: default, name: {{service}}, port: 9443 } }
        """;

    /// <summary>Makes a custom resource definition and waits until the API server serves it.</summary>
    public static async Task DefineAsync(TestApiServer server, string group, string kind, string plural, bool isNamespaced, string version)
    {
        await server.Kubectl.ApplyAsync(Definition(group, kind, plural, isNamespaced, version));
        await server.Kubectl.RunAsync("wait", "--for=condition=Established", $"crd/{plural}.{group}", "--timeout=30s");
    }
}

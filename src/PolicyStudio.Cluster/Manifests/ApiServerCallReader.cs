using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>Finds the Services that an object makes the API server call. What cannot be read names none.</summary>
internal static class ApiServerCallReader
{
    /// <summary>The kinds that make it call.</summary>
    public static ImmutableArray<string> Callers { get; } = ["ValidatingWebhookConfiguration", "MutatingWebhookConfiguration", "APIService", "CustomResourceDefinition"];

    /// <summary>Each Service and port once; it fails closed when one of the webhooks behind it does.</summary>
    public static ImmutableArray<ApiServerCall> Read(string kind, ManifestNode node)
    {
        var root = new Field(node, new ReadErrors(kind));
        var caller = new ObjectReference(kind, null, root["metadata"]["name"].Text() ?? "");
        var spec = root["spec"];
        var calls = kind switch
        {
            "APIService" => [Call(caller, spec["service"])],
            "CustomResourceDefinition" => [Call(caller, spec["conversion"]["webhook"]["clientConfig"]["service"]), Call(caller, spec["conversion"]["webhookClientConfig"]["service"])],
            _ => root["webhooks"].Items().Select(w => Call(caller, w["clientConfig"]["service"], FailsClosed(root, w))),
        };
        return [.. calls.OfType<ApiServerCall>().GroupBy(c => (c.Namespace, c.Service, c.Port)).Select(g => g.FirstOrDefault(c => c.FailsClosed) ?? g.First())];
    }

    private static ApiServerCall? Call(ObjectReference caller, Field service, bool failsClosed = true) =>
        service["namespace"].Text() is { } ns && service["name"].Text() is { } name ? new(caller, ns, name, service["port"].Number() ?? 443, failsClosed) : null;

    // What is left out means Fail since v1, and meant Ignore before.
    private static bool FailsClosed(Field root, Field webhook) =>
        (webhook["failurePolicy"].Text() ?? (root["apiVersion"].Text() == "admissionregistration.k8s.io/v1beta1" ? "Ignore" : "Fail")) != "Ignore";
}

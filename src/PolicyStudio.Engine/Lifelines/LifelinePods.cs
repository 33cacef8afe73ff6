using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Lifelines;

/// <summary>Tells the pods that a cluster lives on from all others.</summary>
internal static class LifelinePods
{
    // Nothing in the API says that a pod is an ingress controller; their names do.
    private static readonly string[] IngressNames = ["ingress", "gateway", "traefik", "haproxy", "contour", "envoy", "kong", "router"];

    private static readonly string[] NameLabels = ["app.kubernetes.io/name", "app", "k8s-app", "istio", "name"];

    /// <summary>Whether a pod is one of this product's own.</summary>
    public static bool IsStudio(Pod pod) => pod.Labels.Has("app.kubernetes.io/name", "policystudio");

    /// <summary>Whether a workload's pods take in what comes from outside: a Service is exposed in front of them, and they are called as such controllers are.</summary>
    public static bool IsIngressController(Workload workload, ServiceIndex services) =>
        (IsTelling(workload.Name) || NameLabels.Any(l => workload.Pods[0].Labels[l] is { } value && IsTelling(value)))
        && services.Of(workload.Pods[0]).Any(s => s.IsExposed);

    private static bool IsTelling(string name) => IngressNames.Any(n => name.Contains(n, StringComparison.OrdinalIgnoreCase));
}

using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Manifests.Reading;

/// <summary>Recognises who writes an object again and again: Argo CD, Flux, Helm, or an operator that owns it.</summary>
internal static class ManagerReader
{
    // Groups whose controllers are Kubernetes' own; an owner of any other group is somebody's operator.
    private static readonly string[] OwnGroups = ["v1", "apps/", "batch/", "autoscaling/", "policy/", "networking.k8s.io/"];

    public static Manager? Read(Field metadata, LabelSet labels)
    {
        var annotations = Metadata.ReadTexts(metadata["annotations"]);
        var writers = metadata["managedFields"].Items().Select(m => m["manager"].Text()).OfType<string>().ToList();
        return Of(labels, annotations, writers, null) ?? Operators(metadata).FirstOrDefault();
    }

    /// <summary>The manager that these tell of, or null.</summary>
    /// <param name="labels">The object's labels.</param>
    /// <param name="annotations">Its annotations.</param>
    /// <param name="writers">Who wrote fields of it.</param>
    /// <param name="owner">Its controlling owner.</param>
    public static Manager? Of(LabelSet labels, LabelSet annotations, List<string> writers, (string? Version, string Kind, string Name)? owner) =>
        ArgoCD(labels, annotations, writers) ?? Flux(labels, writers) ?? Helm(labels, annotations, writers) ?? Operator(owner);

    private static Manager? ArgoCD(LabelSet labels, LabelSet annotations, List<string> writers)
    {
        var application = annotations["argocd.argoproj.io/tracking-id"]?.Split(':')[0] ?? labels["argocd.argoproj.io/instance"];
        if (application is null && writers.Any(w => w.StartsWith("argocd-", StringComparison.Ordinal)))
            application = labels["app.kubernetes.io/instance"] ?? "(unnamed)";
        return application is null ? null : new(ManagerKind.ArgoCD, application);
    }

    private static Manager? Flux(LabelSet labels, List<string> writers)
    {
        if (labels["kustomize.toolkit.fluxcd.io/name"] is { } kustomization) return new(ManagerKind.Flux, $"Kustomization {kustomization}");
        if (labels["helm.toolkit.fluxcd.io/name"] is { } release) return new(ManagerKind.Flux, $"HelmRelease {release}");
        return writers.FirstOrDefault(w => w is "kustomize-controller" or "helm-controller") is { } writer ? new(ManagerKind.Flux, writer) : null;
    }

    private static Manager? Helm(LabelSet labels, LabelSet annotations, List<string> writers) =>
        labels.Has("app.kubernetes.io/managed-by", "Helm") || writers.Contains("helm")
            ? new(ManagerKind.Helm, annotations["meta.helm.sh/release-name"] ?? labels["app.kubernetes.io/instance"] ?? "(unnamed)")
            : null;

    private static Manager? Operator((string? Version, string Kind, string Name)? owner) =>
        owner is ({ } version, var kind, var name) && !OwnGroups.Any(g => version == g || version.StartsWith(g, StringComparison.Ordinal) && g.EndsWith('/'))
            ? new(ManagerKind.Operator, $"{kind} {name}") : null;

    private static IEnumerable<Manager> Operators(Field metadata)
    {
        foreach (var owner in metadata["ownerReferences"].Items())
            if (owner["controller"].Flag() == true && owner["apiVersion"].Text() is { } version
                && Operator((version, owner["kind"].Text() ?? "", owner["name"].Text() ?? "")) is { } manager) yield return manager;
    }
}

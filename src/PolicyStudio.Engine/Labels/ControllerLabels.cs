namespace PolicyStudio.Engine.Labels;

/// <summary>The labels that Kubernetes' own controllers put on pods: they differ from rollout to rollout, from run to run, or from pod to pod.</summary>
public static class ControllerLabels
{
    /// <summary>Whether a key is one of theirs.</summary>
    public static bool Has(string key) =>
        key is "pod-template-hash" or "controller-revision-hash" or "pod-template-generation" or "controller-uid" or "job-name"
            or "statefulset.kubernetes.io/pod-name" or "apps.kubernetes.io/pod-index"
        || key.StartsWith("batch.kubernetes.io/", StringComparison.Ordinal);
}

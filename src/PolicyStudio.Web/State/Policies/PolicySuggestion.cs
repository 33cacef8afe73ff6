using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Policies;

/// <summary>The first proposal for the policy of a target: what the draft's switches already say.</summary>
public static class PolicySuggestion
{
    /// <summary>The form as it opens.</summary>
    public static PolicyForm For(TargetView target, PolicyDraft draft, ClusterSnapshot snapshot)
    {
        var source = SwitchedNamespace(target, draft) ?? SwitchedWorkload(target, draft) ?? Bearer(target, snapshot) ?? target.Workload.Namespace;
        return new(source, target.Labels.ForNamespace(source), target.Labels.Pod, target.Port);
    }

    private static string? SwitchedNamespace(TargetView target, PolicyDraft draft) =>
        draft.Changes.OfType<NamespaceLabelChange>().LastOrDefault(c => c.Key == target.Labels.NamespaceKey && c.Value is not null)?.Namespace;

    private static string? SwitchedWorkload(TargetView target, PolicyDraft draft) =>
        draft.Changes.Where(c => c is TemplateLabelChange t && t.Key == target.Labels.Pod.Key && t.Value is not null
            || c is PodLabelChange p && p.Key == target.Labels.Pod.Key && p.Value is not null).LastOrDefault()?.Object.Namespace;

    // With nothing switched: a namespace other than the target's that bears the label, and has a workload that bears the pod's.
    private static string? Bearer(TargetView target, ClusterSnapshot snapshot) =>
        snapshot.Workloads.Where(w => w.Namespace != target.Workload.Namespace && w.Pods.Any(p => target.Labels.Pod.IsOn(p.Labels)))
            .Select(w => w.Namespace)
            .OrderBy(ns => !target.Labels.ForNamespace(ns).IsOn(snapshot.NamespaceOf(ns).Labels)).FirstOrDefault()
        ?? snapshot.Namespaces.FirstOrDefault(n => n.Name != target.Workload.Namespace)?.Name;
}

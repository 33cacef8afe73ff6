using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Drafts;

/// <summary>What a field of a cluster is, said as the change that would make it so.</summary>
internal static class FieldState
{
    /// <summary>The state of the field that a change writes. An object that is not there has no labels.</summary>
    public static DraftChange Of(DraftChange change, ClusterSnapshot now) => change switch
    {
        NamespaceLabelChange c => c with { Value = now.NamespaceOf(c.Namespace).Labels[c.Key] },
        TemplateLabelChange c => c with { Value = now.FindController(c.Controller)?.Template.Labels[c.Key] },
        PodLabelChange c => c with { Value = now.FindPod(c.Namespace, c.Pod)?.Labels[c.Key] },
        PolicyWrite c => Policy(c.Policy.Namespace, c.Policy.Name, now),
        PolicyDeletion c => Policy(c.Namespace, c.Name, now),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    // Which write of the object it is, and who manages it, is no part of what it asks for.
    private static DraftChange Policy(string ns, string name, ClusterSnapshot now) => now.FindPolicy(ns, name) is { } policy
        ? new PolicyWrite(policy with { Version = null, Manager = null }) : new PolicyDeletion(ns, name);
}

using System.Globalization;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Drafts;

/// <summary>Lays a draft over a snapshot.</summary>
internal static class DraftOverlay
{
    public static ClusterSnapshot Apply(PolicyDraft draft, ClusterSnapshot snapshot)
    {
        var namespaces = snapshot.Namespaces.ToDictionary(n => n.Reference);
        var controllers = snapshot.Controllers.ToDictionary(c => c.Reference);
        var pods = snapshot.Pods.ToDictionary(p => p.Reference);
        var policies = snapshot.Policies.ToDictionary(p => p.Reference);

        foreach (var change in draft.Changes)
        {
            switch (change)
            {
                case NamespaceLabelChange c when namespaces.TryGetValue(c.Object, out var ns):
                    namespaces[c.Object] = ns with { Labels = ns.Labels.With(c.Key, c.Value) };
                    break;
                case TemplateLabelChange c when controllers.TryGetValue(c.Controller, out var controller):
                    controllers[c.Controller] = controller with { Template = controller.Template with { Labels = controller.Template.Labels.With(c.Key, c.Value) } };
                    break;
                case PolicyWrite c:
                    policies[c.Object] = c.Policy;
                    break;
                case PolicyDeletion c:
                    policies.Remove(c.Object);
                    break;
            }
        }

        RollOut(draft, snapshot, controllers, pods);

        // Labels put on pods come last: in the order of a plan they are written after the rollout that would have wiped them out.
        foreach (var c in draft.Changes.OfType<PodLabelChange>())
            if (pods.TryGetValue(c.Object, out var pod))
                pods[c.Object] = pod with { Labels = pod.Labels.With(c.Key, c.Value) };

        return snapshot.With(namespaces.Values, pods.Values, controllers.Values, policies.Values);
    }

    private static void RollOut(
        PolicyDraft draft, ClusterSnapshot snapshot, Dictionary<ObjectReference, Controller> controllers, Dictionary<ObjectReference, Pod> pods)
    {
        foreach (var reference in draft.Changes.OfType<TemplateLabelChange>().Select(c => c.Controller).Distinct())
        {
            if (!controllers.TryGetValue(reference, out var controller) || controller.Rollout.Follow != RolloutFollow.Replaces) continue;
            foreach (var pod in snapshot.FindWorkload(reference)?.Pods.Where(p => !p.IsFromTemplate && Follows(p, controller.Rollout.Partition)) ?? [])
                pods[pod.Reference] = pod with { Labels = controller.Template.Replacing(pod.Labels) };
        }
    }

    // A StatefulSet with a partition replaces only the pods whose ordinal has reached it.
    private static bool Follows(Pod pod, int partition) =>
        partition == 0 || (int.TryParse(pod.Name.AsSpan(pod.Name.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) && ordinal >= partition);
}

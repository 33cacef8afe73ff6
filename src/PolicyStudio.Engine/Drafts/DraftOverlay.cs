using System.Globalization;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Drafts;

/// <summary>Lays a draft over a snapshot: what the draft does not touch is the same objects.</summary>
internal sealed class DraftOverlay
{
    private readonly ClusterSnapshot _snapshot;
    private readonly Dictionary<string, Namespace> _namespaces = [];
    private readonly Dictionary<ObjectReference, Controller> _controllers = [];
    private readonly Dictionary<ObjectReference, Pod> _pods = [];
    private readonly Dictionary<ObjectReference, NetworkPolicy?> _policies = [];

    private DraftOverlay(ClusterSnapshot snapshot) => _snapshot = snapshot;

    public static ClusterSnapshot Apply(PolicyDraft draft, ClusterSnapshot snapshot)
    {
        var overlay = new DraftOverlay(snapshot);
        foreach (var change in draft.Changes) overlay.Make(change);
        foreach (var controller in overlay._controllers.Values) overlay.RollOut(controller);

        // Labels put on pods come last: in the order of a plan they are written after the rollout that would have wiped them out.
        foreach (var change in draft.Changes.OfType<PodLabelChange>()) overlay.Label(change);
        return snapshot.Replacing(overlay.ToDelta());
    }

    private void Make(DraftChange change)
    {
        switch (change)
        {
            case NamespaceLabelChange c when (_namespaces.GetValueOrDefault(c.Namespace) ?? _snapshot.FindNamespace(c.Namespace)) is { } ns:
                _namespaces[c.Namespace] = ns with { Labels = ns.Labels.With(c.Key, c.Value) };
                break;
            case TemplateLabelChange c when (_controllers.GetValueOrDefault(c.Controller) ?? _snapshot.FindController(c.Controller)) is { } controller:
                _controllers[c.Controller] = controller with { Template = controller.Template with { Labels = controller.Template.Labels.With(c.Key, c.Value) } };
                break;
            case PolicyWrite c:
                _policies[c.Object] = c.Policy;
                break;
            case PolicyDeletion c:
                _policies[c.Object] = null;
                break;
        }
    }

    private void RollOut(Controller controller)
    {
        if (controller.Rollout.Follow != RolloutFollow.Replaces) return;
        foreach (var pod in _snapshot.FindWorkload(controller.Reference)?.Pods ?? [])
            if (!pod.IsFromTemplate && Follows(pod, controller.Rollout.Partition)) Put(pod, controller.Template.Replacing(pod.Labels));
    }

    private void Label(PodLabelChange change)
    {
        if ((_pods.GetValueOrDefault(change.Object) ?? _snapshot.FindPod(change.Namespace, change.Pod)) is { } pod)
            Put(pod, pod.Labels.With(change.Key, change.Value));
    }

    private void Put(Pod pod, LabelSet labels)
    {
        if (!labels.Equals(pod.Labels)) _pods[pod.Reference] = pod with { Labels = labels };
    }

    private SnapshotDelta ToDelta() => new()
    {
        Namespaces = _namespaces.Values,
        Controllers = _controllers.Values,
        Pods = _pods.Values,
        Policies = [.. _policies.Values.OfType<NetworkPolicy>()],
        Removed = [.. _policies.Where(p => p.Value is null).Select(p => p.Key)],
    };

    // A StatefulSet with a partition replaces only the pods whose ordinal has reached it.
    private static bool Follows(Pod pod, int partition) =>
        partition == 0 || (int.TryParse(pod.Name.AsSpan(pod.Name.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) && ordinal >= partition);
}

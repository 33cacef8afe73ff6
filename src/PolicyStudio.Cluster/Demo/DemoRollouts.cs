using System.Collections.Immutable;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Demo;

/// <summary>
/// One beat of the controllers' work on one workload: pods that were terminating are gone, new ones become ready, and the next is replaced.
/// A Deployment brings up one pod more before it takes one down; a StatefulSet goes from the highest ordinal down, one at a time.
/// </summary>
internal static class DemoRollouts
{
    /// <summary>The controller's pods after one beat.</summary>
    /// <param name="controller">A Deployment, StatefulSet or DaemonSet.</param>
    /// <param name="pods">Its pods, by name.</param>
    /// <param name="make">Makes new pods.</param>
    public static IEnumerable<Pod> Beat(Controller controller, ImmutableArray<Pod> pods, DemoPods make)
    {
        List<Pod> live = [.. pods.Where(p => !p.IsTerminating).Select(p => p with { IsReady = true })];
        return controller.Reference.Kind == "Deployment" ? Surge(controller, live, make) : InPlace(controller, pods, live, make);
    }

    /// <summary>Whether a pod was made from the newest template.</summary>
    public static bool IsUpdated(Controller controller, Pod pod) =>
        pod.Labels[DemoPods.RevisionLabel(controller.Reference.Kind)] == DemoPods.RevisionOf(controller);

    private static List<Pod> Surge(Controller controller, List<Pod> live, DemoPods make)
    {
        var desired = controller.Rollout.Desired ?? 0;
        var old = NextOld(controller, live);
        // Nothing to replace: what is missing comes up at once.
        if (old < 0) return [.. live, .. Enumerable.Range(0, Math.Max(0, desired - live.Count)).Select(_ => make.OfDeployment(controller))];
        var surplus = live.Count > desired;
        if (surplus) live[old] = live[old] with { IsTerminating = true, IsReady = false };
        if (live.Count(p => IsUpdated(controller, p)) < desired) live.Add(make.OfDeployment(controller));
        return live;
    }

    // Each place (an ordinal, a node) holds one pod; a place whose pod has gone gets the next at the same beat.
    private static List<Pod> InPlace(Controller controller, ImmutableArray<Pod> pods, List<Pod> live, DemoPods make)
    {
        var missing = Missing(controller, live, make).ToList();
        var next = NextOld(controller, live);
        var isSettled = missing.Count == 0 && pods.All(p => !p.IsTerminating);
        if (isSettled && next >= 0) live[next] = live[next] with { IsTerminating = true, IsReady = false };
        return [.. live, .. missing];
    }

    // Pods that do not follow their template (OnDelete, a paused Deployment) are left as they are.
    private static int NextOld(Controller controller, List<Pod> live) =>
        controller.Rollout.Follow == RolloutFollow.Replaces ? live.FindLastIndex(p => !IsUpdated(controller, p)) : -1;

    private static IEnumerable<Pod> Missing(Controller controller, List<Pod> live, DemoPods make)
    {
        if (controller.Reference.Kind == "StatefulSet")
            return Enumerable.Range(0, controller.Rollout.Desired ?? 0)
                .Where(o => live.All(p => p.Name != $"{controller.Reference.Name}-{o}")).Select(o => make.OfStatefulSet(controller, o));
        return Enumerable.Range(0, DemoNodes.All.Count).Where(n => live.All(p => !IsOn(p, n))).Select(n => make.OfDaemonSet(controller, n));
    }

    // A node's pods are known by their addresses: its own, or those of its range.
    private static bool IsOn(Pod pod, int node) => pod.Addresses.Any(a => a == DemoNodes.AddressOf(node) || DemoNodes.RangeOf(node).Contains(a));
}

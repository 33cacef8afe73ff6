using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Demo;

/// <summary>Plays the controller manager: brings pods, ReplicaSets and the numbers of rollouts one beat closer to what the templates ask for.</summary>
internal static class DemoControllers
{
    /// <summary>The cluster after one beat; the same instance when nothing is left to do.</summary>
    public static ClusterSnapshot Beat(ClusterSnapshot cluster, DemoVersions versions)
    {
        var make = new DemoPods(cluster.Pods, versions);
        var makers = cluster.Controllers.Where(c => c.Reference.Kind is "Deployment" or "StatefulSet" or "DaemonSet").ToList();
        var podsOf = makers.ToDictionary(c => c.Reference, c => PodsOf(cluster, c));
        var after = makers.ToDictionary(c => c.Reference, c => DemoRollouts.Beat(c, podsOf[c.Reference], make)
            .Select(p => Touched(p, podsOf[c.Reference], versions)).ToImmutableArray());
        var owned = podsOf.Values.SelectMany(p => p).ToHashSet();
        var pods = cluster.Pods.Where(p => !owned.Contains(p)).Concat(after.Values.SelectMany(p => p));
        var controllers = cluster.Controllers.Where(c => c.Reference.Kind != "ReplicaSet" || c.Owner is null)
            .Select(c => after.TryGetValue(c.Reference, out var its) ? Observed(c, its, versions) : c)
            .Concat(makers.Where(c => c.Reference.Kind == "Deployment").SelectMany(c => ReplicaSets(c, after[c.Reference], cluster, versions)));
        var next = cluster.With(pods: pods, controllers: controllers);
        return next.Pods.SequenceEqual(cluster.Pods) && next.Controllers.SequenceEqual(cluster.Controllers) ? cluster : next;
    }

    // By the owner's name: a Deployment's pods belong to ReplicaSets, whose owner it is.
    private static ImmutableArray<Pod> PodsOf(ClusterSnapshot cluster, Controller controller)
    {
        var owners = cluster.Controllers.Where(c => c.Owner == controller.Reference).Select(c => c.Reference).Append(controller.Reference).ToHashSet();
        return [.. cluster.Pods.Where(p => p.Owner is { } owner && owners.Contains(owner))];
    }

    private static Pod Touched(Pod pod, ImmutableArray<Pod> before, DemoVersions versions) =>
        before.FirstOrDefault(p => p.Reference == pod.Reference && p.Version?.Uid == pod.Version?.Uid) is not { } was || was == pod
            ? pod : pod with { Version = versions.Write(was.Version, pod.Reference) };

    private static Controller Observed(Controller controller, ImmutableArray<Pod> pods, DemoVersions versions)
    {
        var live = pods.Where(p => !p.IsTerminating).ToList();
        var now = controller.Rollout with
        {
            Desired = controller.Reference.Kind == "DaemonSet" ? DemoNodes.All.Count : controller.Rollout.Desired,
            Updated = live.Count(p => DemoRollouts.IsUpdated(controller, p)),
            Available = live.Count(p => p.IsReady),
            Total = live.Count,
            IsObserved = true,
        };
        return now == controller.Rollout ? controller : controller with { Rollout = now, Version = versions.Write(controller.Version, controller.Reference) };
    }

    // One for the newest template, and one for each older revision that still has pods.
    private static IEnumerable<Controller> ReplicaSets(Controller deployment, ImmutableArray<Pod> pods, ClusterSnapshot cluster, DemoVersions versions)
    {
        var newest = DemoPods.ReplicaSetOf(deployment.Reference, DemoPods.RevisionOf(deployment));
        foreach (var reference in pods.Select(p => p.Owner!).Append(newest).Distinct())
        {
            var set = cluster.Controllers.FirstOrDefault(c => c.Reference == reference) ?? NewReplicaSet(reference, deployment, versions);
            var live = pods.Where(p => p.Owner == reference && !p.IsTerminating).ToList();
            var now = set.Rollout with { Desired = live.Count, Updated = live.Count, Available = live.Count(p => p.IsReady), Total = live.Count };
            yield return now == set.Rollout ? set : set with { Rollout = now, Version = versions.Write(set.Version, reference) };
        }
    }

    private static Controller NewReplicaSet(ObjectReference reference, Controller deployment, DemoVersions versions)
    {
        var (label, revision) = (DemoPods.RevisionLabel("Deployment"), DemoPods.RevisionOf(deployment));
        var selector = deployment.Selector ?? LabelSelector.Everything;
        return new(reference, deployment.Template with { Labels = deployment.Template.Labels.With(label, revision) })
        {
            Selector = selector with { MatchLabels = selector.MatchLabels.With(label, revision) },
            Owner = deployment.Reference,
            Rollout = Rollout.Unknown with { Follow = RolloutFollow.OnDelete },
            Version = versions.Create(reference),
        };
    }
}

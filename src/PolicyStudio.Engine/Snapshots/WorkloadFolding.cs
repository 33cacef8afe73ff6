using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>Folds pods into the workloads that own them.</summary>
internal static class WorkloadFolding
{
    public static ImmutableArray<Workload> Fold(ClusterSnapshot snapshot)
    {
        var controllers = snapshot.Controllers.ToDictionary(c => c.Reference);
        var workloads = snapshot.Pods
            .GroupBy(p => p.Owner is null ? p.Reference : TopOwner(Missing(p, controllers) ?? p.Owner, controllers) ?? p.Reference)
            .ToDictionary(g => g.Key, g => new Workload(g.Key, controllers.GetValueOrDefault(g.Key), [.. g]));

        // What has no live pod is judged from its template.
        foreach (var group in snapshot.Controllers.Where(c => !c.IsFinished).GroupBy(c => TopOwner(c.Reference, controllers) ?? c.Reference))
            if (!workloads.ContainsKey(group.Key)) workloads.Add(group.Key, FromTemplates(group.Key, controllers.GetValueOrDefault(group.Key), [.. group]));
        return [.. workloads.Values.OrderBy(w => w.Reference)];
    }

    // A dump of Deployments and pods lacks the ReplicaSets between them; their names say whose they are, and the pods' labels that they are.
    private static ObjectReference? Missing(Pod pod, Dictionary<ObjectReference, Controller> controllers)
    {
        if (pod.Owner is not { Kind: "ReplicaSet" or "Job" } owner || controllers.ContainsKey(owner)) return null;
        var dash = owner.Name.LastIndexOf('-');
        if (dash < 1) return null;
        var suffix = owner.Name[(dash + 1)..];
        return owner.Kind == "ReplicaSet"
            ? Find("Deployment", c => pod.Labels.Has("pod-template-hash", suffix) && c.Selector?.Matches(pod.Labels) == true)
            // A CronJob's Jobs bear the minute they were made for, counted since 1970.
            : Find("CronJob", c => suffix.Length >= 8 && suffix.All(char.IsAsciiDigit) && c.Template.Labels is { Count: > 0 } labels && labels.All(l => pod.Labels.Has(l.Key, l.Value)));

        ObjectReference? Find(string kind, Func<Controller, bool> fits) =>
            controllers.TryGetValue(new(kind, owner.Namespace, owner.Name[..dash]), out var controller) && fits(controller) ? controller.Reference : null;
    }

    // Climbs as far as owners are named. A StatefulSet made by somebody's operator stays a StatefulSet: only ReplicaSets and Jobs are
    // steps on the way to what a person knows by name. A static pod's owner is its Node, which says nothing about the workload.
    private static ObjectReference? TopOwner(ObjectReference owner, Dictionary<ObjectReference, Controller> controllers)
    {
        var (top, climbed) = (owner, new HashSet<ObjectReference> { owner });
        while (controllers.TryGetValue(top, out var controller) && controller is { Reference.Kind: "ReplicaSet" or "Job", Owner: { } next })
        {
            // Nothing keeps somebody from writing owners that go round in a circle: then each speaks for itself.
            if (!climbed.Add(next)) return owner;
            top = next;
        }
        return top.Kind == "Node" ? null : top;
    }

    // Of a Deployment and its ReplicaSets the Deployment speaks. Where it is not in the input, its ReplicaSets speak under its name: those
    // that want pods, each with a stand-in of its own where they differ.
    private static Workload FromTemplates(ObjectReference top, Controller? owner, List<Controller> below)
    {
        if (owner is not null) return new(top, owner, [FromTemplate(owner, top.Name)]) { Desired = owner.Rollout.Desired };
        var wanting = below.Where(c => c.Rollout.Desired != 0).ToList();
        var speaking = (wanting.Count > 0 ? wanting : below).DistinctBy(c => c.Template).ToList();
        return new(top, null, [.. speaking.Select(c => FromTemplate(c, speaking.Count == 1 ? top.Name : c.Reference.Name))])
        {
            Desired = wanting.Sum(c => c.Rollout.Desired ?? 1),
        };
    }

    private static Pod FromTemplate(Controller controller, string name) => new()
    {
        Namespace = controller.Reference.Namespace!,
        Name = name,
        Labels = controller.Template.Labels,
        Ports = controller.Template.Ports,
        HostNetwork = controller.Template.HostNetwork,
        IsFromTemplate = true,
        Owner = controller.Reference,
    };
}

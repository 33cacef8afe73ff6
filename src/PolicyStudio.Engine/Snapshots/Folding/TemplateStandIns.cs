using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Snapshots.Folding;

/// <summary>Judges from its template what has no live pod.</summary>
internal static class TemplateStandIns
{
    /// <summary>A workload with a stand-in for the pods it would have.</summary>
    /// <param name="top">The workload.</param>
    /// <param name="owner">Its object, or null when the input does not have it.</param>
    /// <param name="below">The controllers that would make its pods, at least one.</param>
    public static Workload Of(ObjectReference top, Controller? owner, List<Controller> below)
    {
        // Of a Deployment and its ReplicaSets the Deployment speaks. Where it is not in the input, its ReplicaSets speak under its name: those
        // that want pods, each with a stand-in of its own where they differ.
        if (owner is not null) return new(top, owner, [StandIn(owner, top.Name)]) { Desired = owner.Rollout.Desired };
        var wanting = below.Where(c => c.Rollout.Desired != 0).ToList();
        var speaking = (wanting.Count > 0 ? wanting : below).DistinctBy(c => c.Template).ToList();
        return new(top, null, [.. speaking.Select(c => StandIn(c, speaking.Count == 1 ? top.Name : c.Reference.Name))])
        {
            Desired = wanting.Sum(c => c.Rollout.Desired ?? 1),
        };
    }

    private static Pod StandIn(Controller controller, string name) => new()
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

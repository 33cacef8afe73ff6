using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Snapshots.Folding;

/// <summary>Finds what a person knows a pod by: the owner of its owner, as far as the chain is known.</summary>
internal readonly struct Owners(ImmutableArray<Controller> controllers)
{
    public Controller? Find(ObjectKey key) => SnapshotOrder.Controllers.Find(controllers, key);

    /// <summary>The workload that a pod belongs to.</summary>
    public ObjectReference TopOf(Pod pod) => pod.Owner is { } owner ? ClaimOn(owner).TopOf(pod) : pod.Reference;

    /// <summary>The workload that a controller's pods belong to.</summary>
    public ObjectReference TopOf(Controller controller) => Climb(controller.Reference) ?? controller.Reference;

    /// <summary>What an owner's pods belong to.</summary>
    public OwnerClaim ClaimOn(ObjectReference owner) =>
        owner.Kind is "ReplicaSet" or "Job" && Find(owner) is null && Missing(owner) is { } claim ? claim with { Top = Climb(owner) } : new(Climb(owner), null, "");

    /// <summary>The controllers that make pods of a workload, were there any: those below it that have not ended.</summary>
    public List<Controller> Below(ObjectReference top)
    {
        var below = new List<Controller>();
        foreach (var controller in SnapshotOrder.Controllers.In(controllers, top.Namespace))
            if (!controller.IsFinished && TopOf(controller) == top) below.Add(controller);
        return below;
    }

    // A dump of Deployments and pods lacks the ReplicaSets between them; their names say whose they may be.
    private OwnerClaim? Missing(ObjectReference owner)
    {
        var dash = owner.Name.LastIndexOf('-');
        if (dash < 1) return null;
        var suffix = owner.Name[(dash + 1)..];
        // A CronJob's Jobs bear the minute they were made for, counted since 1970.
        if (owner.Kind == "Job" && (suffix.Length < 8 || !suffix.All(char.IsAsciiDigit))) return null;
        return Find(new(owner.Namespace, owner.Name[..dash], owner.Kind == "Job" ? "CronJob" : "Deployment")) is { } claimant ? new(null, claimant, suffix) : null;
    }

    // Climbs as far as owners are named. A StatefulSet made by somebody's operator stays a StatefulSet: only ReplicaSets and Jobs are
    // steps on the way to what a person knows by name. A static pod's owner is its Node, which says nothing about the workload.
    private ObjectReference? Climb(ObjectReference owner)
    {
        var (top, mark, steps, markAt) = (owner, owner, 0, 1);
        while (top.Kind is "ReplicaSet" or "Job" && Find(top) is { Owner: { } next })
        {
            // Nothing keeps somebody from writing owners that go round in a circle: then each speaks for itself.
            if (next == mark) return owner;
            top = next;
            if (++steps == markAt) (mark, markAt) = (top, markAt * 2);
        }
        return top.Kind == "Node" ? null : top;
    }
}

/// <summary>To whom an owner's pods belong.</summary>
/// <param name="Top">The top of the known chain of owners; null where it is a Node.</param>
/// <param name="Claimant">A Deployment or CronJob whose the owner may be by its name, where the owner itself is not in the input.</param>
/// <param name="Suffix">What the owner's name has behind the claimant's.</param>
internal sealed record OwnerClaim(ObjectReference? Top, Controller? Claimant, string Suffix)
{
    public ObjectReference TopOf(Pod pod) => (Claimant is not null && Fits(pod) ? Claimant.Reference : Top) ?? pod.Reference;

    // The pods' labels must say that they are the claimant's.
    private bool Fits(Pod pod) => Claimant!.Reference.Kind == "Deployment"
        ? pod.Labels.Has("pod-template-hash", Suffix) && Claimant.Selector?.Matches(pod.Labels) == true
        : Claimant.Template.Labels is { Count: > 0 } labels && labels.All(l => pod.Labels.Has(l.Key, l.Value));
}

using System.Collections.Immutable;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Snapshots.Folding;

/// <summary>Folds again what a few changes touch; all other workloads are the same objects as before.</summary>
internal sealed class WorkloadRefolding
{
    private readonly Dictionary<ObjectReference, List<Pod>> _touched = [];
    private readonly HashSet<Pod> _leaving = new(ReferenceEqualityComparer.Instance);

    private WorkloadRefolding() { }

    /// <summary>The workloads after the changes, as <see cref="WorkloadFolding.Fold"/> would make them.</summary>
    /// <param name="before">The snapshot before, folded.</param>
    /// <param name="pods">The pods after.</param>
    /// <param name="podChanges">What changed of them.</param>
    /// <param name="controllers">The controllers after.</param>
    /// <param name="controllerChanges">What changed of them.</param>
    public static ImmutableArray<Workload> Refold(
        ClusterSnapshot before, ImmutableArray<Pod> pods, List<Replacement<Pod>> podChanges, ImmutableArray<Controller> controllers, List<Replacement<Controller>> controllerChanges)
    {
        if (podChanges.Count == 0 && controllerChanges.Count == 0) return before.Workloads;
        var work = new WorkloadRefolding();
        var (was, willBe) = (new Owners(before.Controllers), new Owners(controllers));
        var refolded = controllerChanges.Where(IsStructural).Select(c => c.Any.Reference.Namespace).ToHashSet();
        foreach (var ns in refolded)
        {
            foreach (var pod in SnapshotOrder.Pods.In(before.Pods, ns)) work.Leave(pod, was);
            foreach (var pod in SnapshotOrder.Pods.In(pods, ns)) work.Join(pod, willBe);
            foreach (var controller in SnapshotOrder.Controllers.In(before.Controllers, ns)) work.Touch(was.TopOf(controller));
            foreach (var controller in SnapshotOrder.Controllers.In(controllers, ns)) work.Touch(willBe.TopOf(controller));
        }
        foreach (var change in podChanges)
        {
            if (refolded.Contains(change.Any.Namespace)) continue;
            if (change.Before is not null) work.Leave(change.Before, was);
            if (change.After is not null) work.Join(change.After, willBe);
        }
        foreach (var change in controllerChanges)
        {
            work.Touch(change.Any.Reference);
            if (change.Before is not null) work.Touch(was.TopOf(change.Before));
            if (change.After is not null) work.Touch(willBe.TopOf(change.After));
        }
        return work.Finish(before.Workloads, willBe);
    }

    // Whether a controller's change can move pods between workloads; a new template of a CronJob decides which Jobs that are missing are its.
    private static bool IsStructural(Replacement<Controller> change) =>
        change is not { Before: { } before, After: { } after } || before.Owner != after.Owner || before.Selector != after.Selector
        || (after.Reference.Kind == "CronJob" && !before.Template.Labels.Equals(after.Template.Labels));

    private void Leave(Pod pod, Owners owners)
    {
        _leaving.Add(pod);
        Touch(owners.TopOf(pod));
    }

    private void Join(Pod pod, Owners owners) => Touch(owners.TopOf(pod)).Add(pod);

    private List<Pod> Touch(ObjectReference workload) => _touched.TryGetValue(workload, out var joining) ? joining : _touched[workload] = [];

    private ImmutableArray<Workload> Finish(ImmutableArray<Workload> before, Owners owners)
    {
        var (put, gone) = (new List<Workload>(), new List<ObjectKey>());
        foreach (var (reference, joining) in _touched)
        {
            var old = SnapshotOrder.Workloads.Find(before, reference);
            if (old is not null && !old.Pods[0].IsFromTemplate)
                foreach (var pod in old.Pods)
                    if (!_leaving.Contains(pod)) joining.Add(pod);
            joining.Sort(SnapshotOrder.Pods);
            if (joining.Count > 0) put.Add(Same(old, new(reference, owners.Find(reference), [.. joining])));
            else if (owners.Below(reference) is { Count: > 0 } below) put.Add(Same(old, TemplateStandIns.Of(reference, owners.Find(reference), below)));
            else gone.Add(reference);
        }
        return SnapshotOrder.Workloads.Replace(before, SnapshotOrder.Workloads.Changes(before, put, gone));
    }

    // Stand-ins are made anew each time, live pods are not.
    private static Workload Same(Workload? old, Workload made) =>
        old is not null && ReferenceEquals(old.Controller, made.Controller) && old.Desired == made.Desired
        && (made.Pods[0].IsFromTemplate ? old.Pods.AsSpan().SequenceEqual(made.Pods.AsSpan()) : SameObjects(old.Pods, made.Pods)) ? old : made;

    private static bool SameObjects(ImmutableArray<Pod> a, ImmutableArray<Pod> b) =>
        a.Length == b.Length && a.Zip(b).All(p => ReferenceEquals(p.First, p.Second));
}

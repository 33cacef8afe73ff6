using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Snapshots.Folding;

/// <summary>Folds pods into the workloads that own them.</summary>
internal static class WorkloadFolding
{
    /// <param name="pods">The pods, in order.</param>
    /// <param name="controllers">The controllers, in order.</param>
    public static ImmutableArray<Workload> Fold(ImmutableArray<Pod> pods, ImmutableArray<Controller> controllers)
    {
        var owners = new Owners(controllers);
        var groups = new PodGroups(owners, pods);
        var workloads = new List<Workload>(groups.Tops.Count);
        for (var i = 0; i < groups.Tops.Count; i++)
            workloads.Add(new(groups.Tops[i], owners.Find(groups.Tops[i]), groups.PodsOf(i)));

        // What has no live pod is judged from its template.
        var below = new Dictionary<ObjectReference, List<Controller>>();
        foreach (var controller in controllers)
        {
            if (controller.IsFinished || owners.TopOf(controller) is var top && groups.Has(top)) continue;
            (CollectionsMarshal.GetValueRefOrAddDefault(below, top, out _) ??= []).Add(controller);
        }
        foreach (var (top, makers) in below) workloads.Add(TemplateStandIns.Of(top, owners.Find(top), makers));
        return SnapshotOrder.Workloads.Sort(workloads);
    }

    /// <summary>The pods of each workload. Neighbours mostly have the same owner, and most owners several pods: each is asked for once.</summary>
    private readonly struct PodGroups
    {
        private readonly Dictionary<ObjectReference, int> _groups = [];
        private readonly Pod[][] _pods;

        public PodGroups(Owners owners, ImmutableArray<Pod> pods)
        {
            var (claims, counts, groupOf) = (new Dictionary<ObjectReference, OwnerClaim>(), new List<int>(), new int[pods.Length]);
            var (lastOwner, claim, lastTop, group) = (default(ObjectReference), default(OwnerClaim), default(ObjectReference), 0);
            for (var i = 0; i < pods.Length; i++)
            {
                if (pods[i].Owner is { } owner && !ReferenceEquals(owner, lastOwner))
                {
                    ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(claims, owner, out _);
                    (lastOwner, claim) = (owner, known ??= owners.ClaimOn(owner));
                }
                var top = pods[i].Owner is null ? pods[i].Reference : claim!.TopOf(pods[i]);
                if (!ReferenceEquals(top, lastTop))
                {
                    ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(_groups, top, out var exists);
                    if (!exists)
                    {
                        at = Tops.Count;
                        Tops.Add(top);
                        counts.Add(0);
                    }
                    (lastTop, group) = (top, at);
                }
                groupOf[i] = group;
                counts[group]++;
            }
            _pods = [.. counts.Select(n => new Pod[n])];
            for (var i = pods.Length - 1; i >= 0; i--) _pods[groupOf[i]][--CollectionsMarshal.AsSpan(counts)[groupOf[i]]] = pods[i];
        }

        public List<ObjectReference> Tops { get; } = [];

        public bool Has(ObjectReference top) => _groups.ContainsKey(top);

        public ImmutableArray<Pod> PodsOf(int group) => ImmutableCollectionsMarshal.AsImmutableArray(_pods[group]);
    }
}

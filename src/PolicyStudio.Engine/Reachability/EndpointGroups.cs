using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Matrix;
using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>
/// Which pods stand together and which addresses do: pods of one workload that agree in every label that a policy reads, in named ports,
/// in hostNetwork and in the ipBlocks that hold them; addresses that lie in the same ipBlocks.
/// </summary>
internal sealed record EndpointGroups(ImmutableArray<WorkloadEndpoint> Workloads, ImmutableArray<AddressEndpoint> Outside)
{
    private readonly Lazy<Dictionary<Workload, List<WorkloadEndpoint>>> _byWorkload = new(() =>
    {
        var groups = new Dictionary<Workload, List<WorkloadEndpoint>>(ReferenceEqualityComparer.Instance);
        foreach (var endpoint in Workloads)
            (CollectionsMarshal.GetValueRefOrAddDefault(groups, endpoint.Workload, out _) ??= []).Add(endpoint);
        return groups;
    });

    /// <summary>The grouping of one snapshot.</summary>
    public static EndpointGroups Of(ClusterSnapshot snapshot, ReachabilityMatrix matrix, PolicyReads reads) =>
        new([.. snapshot.Workloads.SelectMany(w => Split(w, p => matrix.IdentityOf(p).Id, reads.KeyOf, reads))], OutsideOf(reads));

    /// <summary>
    /// One grouping for each of two snapshots, both of the same shape: pods are told apart by what either snapshot's policies read. Of workloads
    /// that both share, and none of whose pods has moved, the groups are the very objects of the snapshot before.
    /// </summary>
    public static (EndpointGroups Before, EndpointGroups After) Of(
        (ClusterSnapshot Snapshot, ReachabilityMatrix Matrix, EndpointGroups Groups) before, (ClusterSnapshot Snapshot, ReachabilityMatrix Matrix) after, PolicyReads reads)
    {
        var (pods, podsAfter) = (new PodsByName(before.Snapshot), new PodsByName(after.Snapshot));
        var (outside, isShared) = (OutsideOf(reads), after.Matrix.SharesRowsWith(before.Matrix));
        var changed = SortedObjects.Differences(before.Snapshot.Workloads, after.Snapshot.Workloads, w => w.Reference)
            .SelectMany(d => new[] { d.Before, d.After }).OfType<Workload>().ToHashSet<Workload>(ReferenceEqualityComparer.Instance);
        return (new([.. before.Snapshot.Workloads.SelectMany(Groups)], outside), new([.. after.Snapshot.Workloads.SelectMany(Groups)], outside));

        IEnumerable<WorkloadEndpoint> Groups(Workload workload) => isShared && !changed.Contains(workload) && !HasMoved(workload) ? before.Groups._byWorkload.Value[workload] : Split(workload,
            p => (IdIn(before.Matrix, pods.Find(workload, p)), IdIn(after.Matrix, podsAfter.Find(workload, p))),
            p => $"{KeyOf(pods.Find(workload, p))}\n{KeyOf(podsAfter.Find(workload, p))}", reads);

        bool HasMoved(Workload workload)
        {
            foreach (var pod in workload.Pods)
                if (before.Matrix.HasMoved(pod) || after.Matrix.HasMoved(pod)) return true;
            return false;
        }

        string? KeyOf(Pod? pod) => pod is null ? null : reads.KeyOf(pod);
    }

    /// <summary>
    /// One grouping for each of two snapshots of clusters that need not have the same pods: told apart by what either snapshot's policies
    /// read, and named alike, so that equal ids stand for each other.
    /// </summary>
    public static (EndpointGroups Before, EndpointGroups After) Alike(
        (ClusterSnapshot Snapshot, ReachabilityMatrix Matrix) before, (ClusterSnapshot Snapshot, ReachabilityMatrix Matrix) after, PolicyReads reads)
    {
        var outside = OutsideOf(reads);
        var sides = new[] { before, after }.Select(s => s.Snapshot.Workloads.ToDictionary(w => w.Reference, w => Groups(w, p => s.Matrix.IdentityOf(p).Id, reads.KeyOf))).ToList();
        return (Named(before.Snapshot, sides[0]), Named(after.Snapshot, sides[1]));

        EndpointGroups Named(ClusterSnapshot snapshot, Dictionary<ObjectReference, List<ImmutableArray<Pod>>> own) => new([.. snapshot.Workloads.SelectMany(w =>
            EndpointGroups.Named(w, own[w.Reference], [.. sides.Select(x => x.GetValueOrDefault(w.Reference) ?? [])], reads))], outside);
    }

    private static int IdIn(ReachabilityMatrix matrix, Pod? pod) => pod is null ? -1 : matrix.IdentityOf(pod).Id;

    private static ImmutableArray<AddressEndpoint> OutsideOf(PolicyReads reads) => [.. new OutsideRanges(reads.Blocks).All.Select(r => new AddressEndpoint(r.First, r.Last))];

    private static IEnumerable<WorkloadEndpoint> Split<TIdentity>(Workload workload, Func<Pod, TIdentity> identity, Func<Pod, string> key, PolicyReads reads)
        where TIdentity : notnull
    {
        var groups = Groups(workload, identity, key);
        return Named(workload, groups, [groups], reads);
    }

    // Pods of one identity have one key, and a workload rarely has more than one: the key itself is put together only where it has.
    private static List<ImmutableArray<Pod>> Groups<TIdentity>(Workload workload, Func<Pod, TIdentity> identity, Func<Pod, string> key)
        where TIdentity : notnull
    {
        if (workload.Pods.Length == 1) return [workload.Pods];
        var first = identity(workload.Pods[0]);
        foreach (var pod in workload.Pods)
            if (!EqualityComparer<TIdentity>.Default.Equals(identity(pod), first))
            {
                var keys = new Dictionary<TIdentity, string>();
                return [.. workload.Pods.GroupBy(KeyOf).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToImmutableArray())];

                string KeyOf(Pod pod) => CollectionsMarshal.GetValueRefOrAddDefault(keys, identity(pod), out _) ??= key(pod);
            }
        return [workload.Pods];
    }

    // An id says what tells a group from the workload's others, on whichever side there are others.
    private static IEnumerable<WorkloadEndpoint> Named(
        Workload workload, List<ImmutableArray<Pod>> groups, List<List<ImmutableArray<Pod>>> sides, PolicyReads reads)
    {
        if (sides.TrueForAll(s => s.Count <= 1)) return [new(workload, LabelSet.Empty, groups[0])];
        var differing = reads.Keys.Where(k => sides.Exists(s => s.Select(g => g[0].Labels[k]).Distinct().Count() > 1)).ToList();
        var marks = sides.SelectMany(s => Varying(s, reads)).ToHashSet(StringComparer.Ordinal);
        return Distinct([.. groups.Select(g => new WorkloadEndpoint(workload, LabelSet.Of(g[0].Labels.Where(l => differing.Contains(l.Key))), g)
        {
            Marks = [.. reads.MarksOf(g[0]).Where(marks.Contains).Order(StringComparer.Ordinal)],
        })]);
    }

    private static IEnumerable<string> Varying(List<ImmutableArray<Pod>> groups, PolicyReads reads)
    {
        var marks = groups.Select(g => reads.MarksOf(g[0])).ToList();
        return marks.Count < 2 ? [] : marks.SelectMany(m => m).Except(marks.Aggregate((a, b) => a.Intersect(b)));
    }

    // Two groups may differ in the other snapshot alone; then a pod's name tells them apart, since an id must be unique.
    private static IEnumerable<WorkloadEndpoint> Distinct(List<WorkloadEndpoint> endpoints)
    {
        var twice = endpoints.GroupBy(e => e.Id).Where(g => g.Count() > 1).SelectMany(g => g).ToHashSet();
        return endpoints.Select(e => twice.Contains(e) ? e with { Marks = e.Marks.Add($"pod={e.Representative.Name}") } : e);
    }

    // The pod of that name in a snapshot; mostly the very workload is shared.
    private sealed class PodsByName(ClusterSnapshot snapshot)
    {
        private readonly Dictionary<Workload, Dictionary<ObjectReference, Pod>?> _known = new(ReferenceEqualityComparer.Instance);

        public Pod? Find(Workload workload, Pod pod)
        {
            if (!_known.TryGetValue(workload, out var pods))
                _known[workload] = pods = snapshot.FindWorkload(workload.Reference) is not { } own ? []
                    : ReferenceEquals(own, workload) ? null : own.Pods.DistinctBy(p => p.Reference).ToDictionary(p => p.Reference);
            return pods is null ? pod : pods.GetValueOrDefault(pod.Reference);
        }
    }
}

using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Matrix;

/// <summary>In what two snapshots differ, as far as it bears on who reaches whom. What both share as one object is not looked at.</summary>
/// <param name="after">The later snapshot.</param>
internal sealed class SnapshotChanges(ClusterSnapshot after)
{
    // Where more than a fourth of the pods is new, to begin anew is cheaper; of a few pods nothing is.
    private const int LargestShare = 4;
    private const int Few = 64;

    private readonly List<(NetworkPolicy? Before, NetworkPolicy? After)> _policies = [];
    private readonly List<Namespace> _namespaces = [];
    private readonly List<Pod> _pods = [];

    /// <summary>The differences, or null where they are not worth being told apart from a new beginning.</summary>
    public static SnapshotChanges? Find(ClusterSnapshot before, ClusterSnapshot after)
    {
        if (before.Plugin != after.Plugin) return null;
        var changes = new SnapshotChanges(after);
        foreach (var (was, willBe) in SortedObjects.Differences(before.Policies, after.Policies, p => p.Reference)) changes._policies.Add((was, willBe));
        foreach (var (was, willBe) in SortedObjects.Differences(before.Namespaces, after.Namespaces, n => n.Reference))
            if (willBe is not null && was?.Labels.Equals(willBe.Labels) != true) changes._namespaces.Add(willBe);
        foreach (var (was, willBe) in SortedObjects.Differences(before.Workloads, after.Workloads, w => w.Reference))
            if (willBe is not null) changes._pods.AddRange(was is null ? willBe.Pods : willBe.Pods.Except(was.Pods, ReferenceEqualityComparer.Instance).Cast<Pod>());
        return changes._pods.Count > Most(after) ? null : changes;
    }

    /// <summary>Makes the changes; null where so much is new that a new beginning is cheaper.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public MatrixEdit? ApplyTo(MatrixEdit edit, PolicyReads reads, CancellationToken cancellation)
    {
        IEnumerable<Pod> seenAnew = [];
        var relabelled = _namespaces.Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        var more = new PolicyReads(_policies.Select(p => p.After).OfType<NetworkPolicy>(), after.Plugin.MatchesPodsByAddress).Beyond(reads);
        if (!more.IsNothing)
        {
            var seen = after.Workloads.SelectMany(w => w.Pods).Where(more.Sees).Take(Most(after) + 1).ToList();
            if (seen.Count > Most(after)) return null;
            edit.Read(more);
            seenAnew = seen;
        }
        foreach (var (was, willBe) in _policies) edit.Change(was, willBe);
        foreach (var ns in _namespaces) edit.Change(ns);
        var inNamespaces = relabelled.Count == 0 ? [] : after.Workloads.Where(w => relabelled.Contains(w.Namespace)).SelectMany(w => w.Pods);
        var moved = 0;
        foreach (var pod in _pods.Concat(inNamespaces).Concat(seenAnew))
        {
            cancellation.ThrowIfCancellationRequested();
            edit.Move(pod);
            if (++moved > Most(after)) return null;
        }
        return edit;
    }

    /// <summary>How many moved pods are worth being kept beside a matrix.</summary>
    public static int Most(ClusterSnapshot snapshot) => (snapshot.Pods.Length / LargestShare) + Few;
}

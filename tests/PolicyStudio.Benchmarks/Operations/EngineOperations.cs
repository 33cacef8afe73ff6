using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Matrix;
using PolicyStudio.Engine.Matrix.Compiling;
using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Operations;

/// <summary>What is measured of the engine, all of it and in one place. Pods are asked about by their index in the snapshot's pods.</summary>
internal static class EngineOperations
{
    /// <summary>Everything that is made once for a snapshot, before any matrix.</summary>
    public static MatrixInput Prepare(ClusterSnapshot snapshot) => new(snapshot);

    /// <summary>The whole matrix: what every pod may reach of every other, on all ports.</summary>
    public static MeasuredMatrix BuildMatrix(MatrixInput input) => new(ReachabilityMatrix.Of(input), input, null);

    /// <summary>A number that hangs on every row.</summary>
    public static long Checksum(MeasuredMatrix matrix)
    {
        var sum = 17L;
        for (var id = 0; id < matrix.Matrix.Count; id++)
        {
            var identity = matrix.Matrix[id];
            foreach (var entry in matrix.Matrix.RowsOf(identity).Ingress.Entries) sum = (sum * 31) + (entry.Ports.GetHashCode() ^ entry.Peers.GetHashCode());
            foreach (var entry in matrix.Matrix.RowsOf(identity).Egress.Entries) sum = (sum * 31) + (entry.Ports.GetHashCode() ^ entry.Peers.GetHashCode());
        }
        return sum;
    }

    /// <summary>The ports that are open from one pod to another.</summary>
    public static Connectivity Connect(MeasuredMatrix matrix, int from, int to)
    {
        var pods = matrix.Snapshot.Pods;
        return from == to ? Connectivity.All : matrix.Matrix.Connect(matrix.Matrix.IdentityOf(pods[from]), matrix.Matrix.IdentityOf(pods[to]));
    }

    /// <summary>The pods that reach one on a port, itself left out.</summary>
    public static IReadOnlyCollection<Pod> WhoReaches(MeasuredMatrix matrix, int pod, Protocol protocol, int port)
    {
        var (identities, target, reaching) = (matrix.Input.Identities, matrix.Snapshot.Pods[pod], new List<Pod>());
        var identity = matrix.Matrix.IdentityOf(target);
        foreach (var (open, peers) in matrix.Matrix.RowsOf(identity).Ingress.Entries)
        {
            if (!open.Contains(protocol, port)) continue;
            var (first, end) = identities.Pods;
            foreach (var (from, to) in Enumerable.Range(0, peers.RunCount).Select(peers.Run))
                for (var id = Math.Max(from, first); id < Math.Min(to, end); id++)
                    if (matrix.Matrix.Admits(matrix.Matrix.RowsOf(matrix.Matrix[id]).Egress, identity).Contains(protocol, port)) reaching.AddRange(identities.PodsOf(id));
        }
        reaching.Remove(target);
        return reaching;
    }

    /// <summary>The verdict on a pair, with its reasons.</summary>
    public static Verdict Explain(MeasuredMatrix matrix, int from, int to, Connectivity asked) =>
        matrix.Engine.Judge(new PodEndpoint(matrix.Snapshot.Pods[from]), new PodEndpoint(matrix.Snapshot.Pods[to]), asked);

    /// <summary>The matrix after a pod got other labels.</summary>
    public static MeasuredMatrix RelabelPod(MeasuredMatrix matrix, int pod, LabelSet labels) => Put(matrix, matrix.Snapshot.Pods[pod] with { Labels = labels });

    /// <summary>The matrix after a policy has changed; it bears the name of the one whose place it takes.</summary>
    public static MeasuredMatrix EditPolicy(MeasuredMatrix matrix, NetworkPolicy policy)
    {
        var before = matrix.Snapshot.FindPolicy(policy.Namespace, policy.Name);
        var more = new PolicyReads([policy], matrix.Snapshot.Plugin.MatchesPodsByAddress).Beyond(matrix.Matrix.Reads);
        return more.IsNothing ? Edited(matrix, new() { Policies = [policy] }, edit => edit.Change(before, policy)) : After(matrix, new() { Policies = [policy] });
    }

    /// <summary>The matrix after a namespace got other labels.</summary>
    public static MeasuredMatrix RelabelNamespace(MeasuredMatrix matrix, string ns, LabelSet labels) =>
        After(matrix, new() { Namespaces = [matrix.Snapshot.NamespaceOf(ns) with { Labels = labels }] });

    /// <summary>The matrix with one more pod.</summary>
    public static MeasuredMatrix AddPod(MeasuredMatrix matrix, Pod pod) => Put(matrix, pod);

    /// <summary>The matrix without a pod: nobody asks for it any more.</summary>
    public static MeasuredMatrix RemovePod(MeasuredMatrix matrix, int pod) => new(matrix.Matrix, matrix.Input, new() { Removed = [matrix.Snapshot.Pods[pod].Reference] });

    /// <summary>Where a pod stands now: its index changes with what is added or taken away before it. Not timed.</summary>
    public static int IndexOf(MeasuredMatrix matrix, ObjectReference pod) =>
        matrix.Snapshot.Pods.AsSpan().BinarySearch(new Pod { Namespace = pod.Namespace!, Name = pod.Name }, ByName);

    private static readonly Comparer<Pod> ByName = Comparer<Pod>.Create((a, b) => a.Reference.CompareTo(b.Reference));

    private static MeasuredMatrix Put(MeasuredMatrix matrix, Pod pod) => Edited(matrix, new() { Pods = [pod] }, edit => edit.Move(pod));

    private static MeasuredMatrix Edited(MeasuredMatrix matrix, SnapshotDelta delta, Action<MatrixEdit> change)
    {
        var edit = matrix.Matrix.Edit();
        change(edit);
        return new(edit.ToMatrix(), matrix.Input, delta);
    }

    private static MeasuredMatrix After(MeasuredMatrix matrix, SnapshotDelta delta)
    {
        var after = new MeasuredMatrix(matrix.Matrix, matrix.Input, delta);
        return after with { Matrix = matrix.Matrix.After(matrix.Snapshot, after.Snapshot) };
    }
}

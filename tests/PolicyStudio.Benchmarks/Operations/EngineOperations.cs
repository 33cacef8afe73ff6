using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Operations;

/// <summary>What is measured of the engine, all of it and in one place. Pods are asked about by their index in the snapshot's pods.</summary>
internal static class EngineOperations
{
    /// <summary>Everything that is made once for a snapshot, before any matrix.</summary>
    public static InternedState Prepare(ClusterSnapshot snapshot)
    {
        var engine = new ReachabilityEngine(snapshot);
        var groups = engine.Workloads.SelectMany((w, i) => w.Pods.Select(p => (p.Reference, Group: i))).ToDictionary(x => x.Reference, x => x.Group);
        return new(engine, [.. snapshot.Pods.Select(p => groups[p.Reference])]);
    }

    /// <summary>The whole matrix: what every pod may reach of every other, on all ports.</summary>
    public static ReachabilityMatrix BuildMatrix(InternedState state)
    {
        var workloads = state.Engine.Workloads;
        return new(state, [.. workloads.Select(from => workloads.Select(to => state.Engine.Connect(from, to)).ToImmutableArray())]);
    }

    /// <summary>A number that hangs on every row.</summary>
    public static long Checksum(ReachabilityMatrix matrix)
    {
        var sum = 17L;
        foreach (var row in matrix.Rows)
            foreach (var cell in row) sum = (sum * 31) + cell.GetHashCode();
        return sum;
    }

    /// <summary>The ports that are open from one pod to another.</summary>
    public static Connectivity Connect(ReachabilityMatrix matrix, int from, int to) =>
        from == to ? Connectivity.All : matrix.Rows[matrix.State.GroupOf[from]][matrix.State.GroupOf[to]];

    /// <summary>The pods that reach one on a port, itself left out.</summary>
    public static IReadOnlyCollection<int> WhoReaches(ReachabilityMatrix matrix, int pod, Protocol protocol, int port)
    {
        var reaching = matrix.Rows.Select(r => r[matrix.State.GroupOf[pod]].Contains(protocol, port)).ToArray();
        return [.. Enumerable.Range(0, matrix.State.GroupOf.Length).Where(p => p != pod && reaching[matrix.State.GroupOf[p]])];
    }

    /// <summary>The verdict on a pair, with its reasons.</summary>
    public static Verdict Explain(ReachabilityMatrix matrix, int from, int to, Connectivity asked)
    {
        var pods = matrix.State.Engine.Snapshot.Pods;
        return matrix.State.Engine.Judge(new PodEndpoint(pods[from]), new PodEndpoint(pods[to]), asked);
    }

    /// <summary>The matrix after a pod got other labels.</summary>
    public static ReachabilityMatrix RelabelPod(ReachabilityMatrix matrix, int pod, LabelSet labels) =>
        Anew(matrix, s => s.With(pods: s.Pods.SetItem(pod, s.Pods[pod] with { Labels = labels })));

    /// <summary>The matrix after a policy has changed; it bears the name of the one whose place it takes.</summary>
    public static ReachabilityMatrix EditPolicy(ReachabilityMatrix matrix, NetworkPolicy policy) =>
        Anew(matrix, s => s.With(policies: s.Policies.Select(p => p.Reference == policy.Reference ? policy : p)));

    /// <summary>The matrix after a namespace got other labels.</summary>
    public static ReachabilityMatrix RelabelNamespace(ReachabilityMatrix matrix, string ns, LabelSet labels) =>
        Anew(matrix, s => s.With(namespaces: s.Namespaces.Select(n => n.Name == ns ? n with { Labels = labels } : n)));

    /// <summary>The matrix with one more pod.</summary>
    public static ReachabilityMatrix AddPod(ReachabilityMatrix matrix, Pod pod) => Anew(matrix, s => s.With(pods: s.Pods.Append(pod)));

    /// <summary>The matrix without a pod.</summary>
    public static ReachabilityMatrix RemovePod(ReachabilityMatrix matrix, int pod) => Anew(matrix, s => s.With(pods: s.Pods.RemoveAt(pod)));

    /// <summary>Where a pod stands now: its index changes with what is added or taken away before it. Not timed.</summary>
    public static int IndexOf(ReachabilityMatrix matrix, ObjectReference pod) =>
        matrix.State.Engine.Snapshot.Pods.BinarySearch(new Pod { Namespace = pod.Namespace!, Name = pod.Name }, ByName);

    private static readonly Comparer<Pod> ByName = Comparer<Pod>.Create((a, b) => a.Reference.CompareTo(b.Reference));

    private static ReachabilityMatrix Anew(ReachabilityMatrix matrix, Func<ClusterSnapshot, ClusterSnapshot> change) =>
        BuildMatrix(Prepare(change(matrix.State.Engine.Snapshot)));
}

/// <summary>What is made once for a snapshot.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="GroupOf">Of each pod of the snapshot, the group that it stands in.</param>
internal sealed record InternedState(ReachabilityEngine Engine, ImmutableArray<int> GroupOf);

/// <summary>A whole matrix.</summary>
/// <param name="State">What it was made from.</param>
/// <param name="Rows">Of each group towards each.</param>
internal sealed record ReachabilityMatrix(InternedState State, ImmutableArray<ImmutableArray<Connectivity>> Rows);

using PolicyStudio.Benchmarks.Operations;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Checking;

/// <summary>Compares a matrix with the plain evaluator on sampled pairs: half of them open by the matrix, so that enough are allowed.</summary>
internal static class MatrixCheck
{
    // So many draws for each pair wanted, before what there is has to do.
    private const int Patience = 200;

    /// <summary>Compares so many pairs on every port class.</summary>
    public static void Run(ClusterSnapshot snapshot, MeasuredMatrix matrix, int pairs, Random random, CheckCount count)
    {
        var (judge, ports) = (new Judge(snapshot), PortClass.Of(snapshot));
        var (open, closed) = (0, 0);
        for (var draw = 0; draw < pairs * Patience && open + closed < pairs; draw++)
        {
            var (from, to) = (random.Next(snapshot.Pods.Length), random.Next(snapshot.Pods.Length));
            if (from == to) continue;
            var connectivity = EngineOperations.Connect(matrix, from, to);
            if ((connectivity.IsEmpty ? closed : open) * 2 >= pairs) continue;
            if (connectivity.IsEmpty) closed++; else open++;
            var expected = judge.Allows(snapshot.Pods[from], snapshot.Pods[to], ports);
            count.AddPair(expected.Contains(true));
            for (var i = 0; i < ports.Length; i++)
                if (connectivity.Contains(ports[i].Protocol, ports[i].Port) != expected[i])
                    count.Mismatch($"{snapshot.Pods[from].Reference} to {snapshot.Pods[to].Reference} on {ports[i]}: the plain evaluator says {expected[i]}, the matrix does not");
        }
    }
}

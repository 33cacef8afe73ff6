using System.Collections.Immutable;
using PolicyStudio.Benchmarks.Checking;
using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Operations;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Gates.Parts;

/// <summary>Questions to a matrix: who reaches a pod on a port, and why one reaches another. Their answers must be the matrix's.</summary>
internal static class QuestionPart
{
    // Of all pods, listed or not, so many are compared.
    private const int Compared = 100;

    public static void Run(ClusterSnapshot snapshot, MeasuredMatrix matrix, ImmutableArray<PortClass> ports, int questions, Random random, SizeFigures figures)
    {
        // The first one makes what explains.
        EngineOperations.Explain(matrix, 0, 1, Connectivity.All);
        for (var i = 0; i < questions; i++)
        {
            var (pod, other, port) = (random.Next(snapshot.Pods.Length), random.Next(snapshot.Pods.Length), ports[random.Next(ports.Length)]);
            var reaching = figures.WhoReaches.Time(() => EngineOperations.WhoReaches(matrix, pod, port.Protocol, port.Port));
            CompareListed(snapshot, matrix, pod, port, [.. reaching], random, figures.Checks);
            var asked = Connectivity.Of(port.Protocol, port.Port);
            var verdict = figures.Explain.Time(() => EngineOperations.Explain(matrix, other, pod, asked));
            figures.Checks.AddAnswer();
            if (!verdict.Open.Equals(EngineOperations.Connect(matrix, other, pod).Intersect(asked))) figures.Checks.Mismatch($"{verdict.Source} to {verdict.Destination} on {asked}: the verdict is not the matrix's");
        }
    }

    private static void CompareListed(ClusterSnapshot snapshot, MeasuredMatrix matrix, int pod, PortClass port, HashSet<Pod> reaching, Random random, CheckCount checks)
    {
        foreach (var source in Enumerable.Range(0, Compared).Select(_ => random.Next(snapshot.Pods.Length)).Where(p => p != pod))
        {
            checks.AddAnswer();
            var isListed = reaching.Contains(snapshot.Pods[source]);
            if (EngineOperations.Connect(matrix, source, pod).Contains(port.Protocol, port.Port) != isListed)
                checks.Mismatch($"who reaches {snapshot.Pods[pod].Reference} on {port}: {snapshot.Pods[source].Reference} is {(isListed ? "" : "not ")}listed, and the matrix says otherwise");
        }
    }
}

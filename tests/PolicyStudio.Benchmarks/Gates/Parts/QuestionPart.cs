using System.Collections.Immutable;
using PolicyStudio.Benchmarks.Checking;
using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Operations;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Benchmarks.Gates.Parts;

/// <summary>Questions to a matrix: who reaches a pod on a port, and why one reaches another. Their answers must be the matrix's.</summary>
internal static class QuestionPart
{
    // Of the pods listed, and of those not listed, so many are compared.
    private const int Compared = 50;

    public static void Run(ReachabilityMatrix matrix, int pods, ImmutableArray<PortClass> ports, int questions, Random random, SizeFigures figures)
    {
        for (var i = 0; i < questions; i++)
        {
            var (pod, other, port) = (random.Next(pods), random.Next(pods), ports[random.Next(ports.Length)]);
            var reaching = figures.WhoReaches.Time(() => EngineOperations.WhoReaches(matrix, pod, port.Protocol, port.Port));
            CompareListed(matrix, pods, pod, port, [.. reaching], random, figures.Checks);
            var asked = Connectivity.Of(port.Protocol, port.Port);
            var verdict = figures.Explain.Time(() => EngineOperations.Explain(matrix, other, pod, asked));
            figures.Checks.AddAnswer();
            if (!verdict.Open.Equals(EngineOperations.Connect(matrix, other, pod).Intersect(asked))) figures.Checks.Mismatch($"{verdict.Source} to {verdict.Destination} on {asked}: the verdict is not the matrix's");
        }
    }

    private static void CompareListed(ReachabilityMatrix matrix, int pods, int pod, PortClass port, HashSet<int> reaching, Random random, CheckCount checks)
    {
        foreach (var source in reaching.Take(Compared).Concat(Enumerable.Range(0, Compared).Select(_ => random.Next(pods))))
        {
            if (source == pod) continue;
            checks.AddAnswer();
            if (EngineOperations.Connect(matrix, source, pod).Contains(port.Protocol, port.Port) != reaching.Contains(source))
                checks.Mismatch($"who reaches pod {pod} on {port}: pod {source} is {(reaching.Contains(source) ? "" : "not ")}listed, and the matrix says otherwise");
        }
    }
}

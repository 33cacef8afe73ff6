using System.Collections.Immutable;
using System.Diagnostics;
using PolicyStudio.Benchmarks.Checking;
using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Engine.Tests.Plain;

namespace PolicyStudio.Benchmarks.Gates.Parts;

/// <summary>Gate 2: the plain evaluator on sampled pairs, each on one port class drawn, and from that all pairs on all classes.</summary>
internal static class PlainPart
{
    public static void Run(ClusterSnapshot snapshot, ImmutableArray<PortClass> ports, int pairs, Random random, SizeFigures figures)
    {
        if (pairs == 0) return;
        var judge = new Judge(snapshot);
        var whole = judge.Whole();
        var asked = Enumerable.Range(0, pairs).Select(_ => (From: Draw(), To: Draw(), Port: ports[random.Next(ports.Length)])).ToArray();
        var allowed = 0;
        var start = Stopwatch.GetTimestamp();
        foreach (var (from, to, port) in asked)
            if (PlainEvaluator.Allows(whole, from, "", to, "", port.Protocol.Text(), port.Port)) allowed++;
        var each = Stopwatch.GetElapsedTime(start).TotalSeconds / pairs;
        figures.Plain.Add(each * snapshot.Pods.Length * snapshot.Pods.Length * ports.Length);
        // Somebody has to look at the answers, or nobody would have to find them.
        if (allowed == 0) figures.Checks.Mismatch("the plain evaluator allows no pair at all");

        PlainPod Draw() => judge.Plain(snapshot.Pods[random.Next(snapshot.Pods.Length)]);
    }
}

using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Benchmarks.Generating.Writing;
using PolicyStudio.Benchmarks.Operations;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Gates.Parts;

/// <summary>Events of a watch on pods, from the line to the pod.</summary>
internal static class WatchPart
{
    private const int Events = 2_000;

    public static void Run(GeneratedCluster cluster, SizeFigures figures)
    {
        var events = WatchEvents.Of(cluster, Events);
        var pods = new Pod?[events.Length];
        var all = new Samples();
        all.TimeAlone(() =>
        {
            for (var i = 0; i < pods.Length; i++) pods[i] = ReadingOperations.DecodeEvent(events[i]);
            return pods;
        });
        figures.WatchEvent.Add(all.Median / pods.Length);
        foreach (var (made, read) in cluster.Pods().Zip(pods))
        {
            figures.Checks.AddAnswer();
            if (read is null || made.ToPod() != read with { Version = null }) figures.Checks.Mismatch($"{made.Name} is decoded as another pod than was written");
        }
    }
}

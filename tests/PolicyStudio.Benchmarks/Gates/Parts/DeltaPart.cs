using System.Collections.Immutable;
using System.Diagnostics;
using PolicyStudio.Benchmarks.Changes;
using PolicyStudio.Benchmarks.Checking;
using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Operations;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Gates.Parts;

/// <summary>Gate 4: changes as deltas on a matrix, each compared with a full recomputation.</summary>
internal static class DeltaPart
{
    public static void Run(ClusterSnapshot snapshot, MeasuredMatrix matrix, int deltas, Random random, SizeFigures figures)
    {
        var maker = new ChangeMaker(snapshot, random);
        Measure(Drawn(deltas, maker.SwitchLabel), figures.LabelSwitch);
        Measure(Drawn(deltas, maker.EditPolicy), figures.PolicyEdit);
        var fewer = Math.Max(1, deltas / 10);
        Measure(Drawn(fewer, maker.ReadNewLabel), figures.NewKeyEdit);
        Measure([.. Drawn(fewer, maker.AddPod), .. Drawn(fewer, maker.RemovePod), .. Drawn(fewer, maker.RelabelNamespace)], figures.OtherChange);

        // One after the other first, and only then compared: a full recomputation between two would leave nothing of the matrix near the processor.
        void Measure(ImmutableArray<Change> changes, Samples samples)
        {
            Memory.Collect();
            var made = changes.Select(c => samples.Time(() => c.Apply(matrix))).ToList();
            foreach (var (change, delta) in changes.Zip(made)) DeltaCheck.Run(snapshot, change, delta, random, figures.Checks);
        }
    }

    /// <summary>Nothing but calls, for two seconds.</summary>
    public static void WarmUp(ClusterSnapshot snapshot)
    {
        var matrix = EngineOperations.BuildMatrix(EngineOperations.Prepare(snapshot));
        var maker = new ChangeMaker(snapshot, new Random(1));
        ImmutableArray<Change> changes = [.. Drawn(500, maker.SwitchLabel), .. Drawn(500, maker.EditPolicy)];
        var samples = new Samples();
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun).TotalSeconds < 2;)
            foreach (var change in changes) samples.Time(() => change.Apply(matrix));
    }

    private static ImmutableArray<Change> Drawn(int count, Func<Change> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];
}

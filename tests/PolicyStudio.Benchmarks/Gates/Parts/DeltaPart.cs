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
        for (var i = 0; i < deltas; i++)
        {
            Measure(maker.SwitchLabel(), figures.LabelSwitch);
            Measure(maker.EditPolicy(), figures.PolicyEdit);
            if (i % 10 == 0) Measure(maker.ReadNewLabel(), figures.NewKeyEdit);
            if (i % 5 == 0) Measure((i / 5 % 3) switch { 0 => maker.AddPod(), 1 => maker.RemovePod(), _ => maker.RelabelNamespace() }, figures.OtherChange);
        }

        void Measure(Change change, Samples samples) => DeltaCheck.Run(snapshot, change, samples.Time(() => change.Apply(matrix)), random, figures.Checks);
    }
}

using System.Collections.Immutable;
using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Generating.Model;

namespace PolicyStudio.Benchmarks.Gates.Results;

/// <summary>Absolute figures beside the targets. They swing with the machine and decide nothing.</summary>
internal static class TargetTable
{
    private static readonly ImmutableArray<Row> Rows =
    [
        new("cold JSON to answers ready", 100e-3, 0.9, s => s.Cold.Median),
        new("full matrix, all classes, from interned state", 3e-3, 40e-3, s => s.Matrix.Median),
        new("who reaches X, pods listed (p99)", 2e-6, 10e-6, s => s.WhoReaches.Percentile(99)),
        new("explain a pair with its rules (p99)", 20e-6, 50e-6, s => s.Explain.Percentile(99)),
        new("label switched to exact delta (p50)", 2e-6, 5e-6, s => s.LabelSwitch.Median),
        new("label switched to exact delta (p99)", 20e-6, 50e-6, s => s.LabelSwitch.Percentile(99)),
        new("policy edited to exact delta (p50)", 20e-6, 50e-6, s => s.PolicyEdit.Median),
        new("policy edited to exact delta (p99)", 300e-6, 3e-3, s => s.PolicyEdit.Percentile(99)),
        new("policy edited to read a new label (p50)", null, null, s => s.NewKeyEdit.Median) { Remark = s => $"at most twice the full matrix: {Quantity.Seconds(2 * s.Matrix.Median)}" },
        new("event of a watch on pods decoded, one core", 1.0 / 30_000, 1.0 / 30_000, s => s.WatchEvent.Median),
        new("engine state, bytes a pod", 250, 450, s => s.State.Median / s.Size.Pods) { IsSize = true },
        new("peak RSS of a streaming load", 120e6, 250e6, s => s.PeakResident.Median) { IsSize = true },
        new("snapshot to interned state", null, null, s => s.Prepare.Median),
        new("filling the dense matrix, all classes", null, null, s => s.Dense.Median) { Remark = s => s.DenseLayout },
        new("filling it a second time, in memory written before", null, null, s => s.DenseAgain.Median),
        new("plain evaluator, all pairs and classes (extrapolated)", null, null, s => s.Plain.Median),
        new("reading the list of pods", null, null, s => s.Reading.Median),
        new("KubernetesClient's typed list", null, null, s => s.TypedReading.Median),
        new("reading the manifests, one file a namespace", null, null, s => s.Manifests.Median),
        new("snapshot of the pods, bytes a pod", null, null, s => s.Retained.Median / s.Size.Pods) { IsSize = true },
        new("typed list, bytes a pod", null, null, s => s.TypedRetained.Median / s.Size.Pods) { IsSize = true },
        new("namespace relabelled, pod added or removed (p50)", null, null, s => s.OtherChange.Median),
    ];

    /// <summary>One line a figure and size.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<SizeFigures> sizes) =>
        from row in Rows from s in sizes select $"  {s.Size.Name,-3} {row.Name,-54} {row.Text(row.Measured(s)),12}   {Beside(row, s)}";

    private static string Beside(Row row, SizeFigures s) =>
        (s.Size == ClusterSize.L ? row.L : s.Size == ClusterSize.XL ? row.XL : null) is { } target ? $"target {row.Text(target)}" : row.Remark(s);

    private sealed record Row(string Name, double? L, double? XL, Func<SizeFigures, double> Measured)
    {
        public bool IsSize { get; init; }

        public Func<SizeFigures, string> Remark { get; init; } = _ => "";

        public string Text(double value) => double.IsNaN(value) ? "-" : IsSize ? Quantity.Bytes(value) : Quantity.Seconds(value);
    }
}

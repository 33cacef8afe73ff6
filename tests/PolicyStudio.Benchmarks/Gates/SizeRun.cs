using PolicyStudio.Benchmarks.Checking;
using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Gates.Parts;
using PolicyStudio.Benchmarks.Generating;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Benchmarks.Generating.Statistics;
using PolicyStudio.Benchmarks.Operations;

namespace PolicyStudio.Benchmarks.Gates;

/// <summary>Measures one size, a repetition at a time, each on a cluster of its own that nothing has seen before.</summary>
internal sealed class SizeRun(ClusterSize size, Plan plan, int firstSeed, TextWriter output)
{
    /// <summary>What has been measured so far.</summary>
    public SizeFigures Figures { get; } = new(size);

    /// <summary>How often to repeat.</summary>
    public int Repetitions => plan.Repetitions;

    /// <summary>Measures everything once.</summary>
    public void Repeat(int repetition)
    {
        var cluster = ClusterGenerator.Generate(size, firstSeed + repetition);
        var snapshot = cluster.ToSnapshot();
        var random = new Random(cluster.Seed);
        Say(cluster, StatisticsCheck.Of(cluster, snapshot, size));
        var ports = PortClass.Of(snapshot);
        if (repetition == 0) Figures.State.Add(Memory.Retained(() => EngineOperations.BuildMatrix(EngineOperations.Prepare(snapshot)), out _));
        var state = Figures.Prepare.TimeAlone(() => EngineOperations.Prepare(snapshot));
        var matrix = MatrixPart.Run(state, snapshot.Pods.Length, ports.Length, repetition, Figures);
        MatrixCheck.Run(snapshot, matrix, plan.Pairs, random, Figures.Checks);
        QuestionPart.Run(snapshot, matrix, ports, plan.Questions, random, Figures);
        DeltaPart.Run(snapshot, matrix, plan.Deltas, random, Figures);
        PlainPart.Run(snapshot, ports, plan.PlainPairs / plan.Repetitions, random, Figures);
        WatchPart.Run(cluster, Figures);
        if (repetition < plan.Readings) ReadingPart.Run(cluster, snapshot, repetition, Figures);
    }

    private void Say(GeneratedCluster cluster, IReadOnlyCollection<StatisticsCheck> statistics)
    {
        output.WriteLine($"{size}, seed {cluster.Seed}: {string.Join("; ", statistics.Where(s => !s.IsFixed).Select(s => $"{s.Name} {s.Value:0.#}"))}");
        foreach (var wrong in statistics.Where(s => !s.Holds)) Figures.Checks.Mismatch($"the generated cluster is not as it shall be: {wrong}");
    }
}

using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Gates.Parts;
using PolicyStudio.Benchmarks.Gates.Results;
using PolicyStudio.Benchmarks.Generating;
using PolicyStudio.Benchmarks.Generating.Model;

namespace PolicyStudio.Benchmarks.Gates;

/// <summary>Runs the gates in one process, repetitions of the sizes interleaved, and says what came of them.</summary>
internal static class GatesRun
{
    // Clusters that the warm-up has not seen.
    private const int FirstSeed = 100;

    /// <summary>Measures and prints. True where every gate holds; where only the answers count, where nothing differed.</summary>
    /// <param name="sizes">The sizes to measure.</param>
    /// <param name="onlyAnswers">Whether a gate that falls short is said and forgiven: for sizes at which no gate is meant to hold.</param>
    /// <param name="output">Where to print.</param>
    public static bool Run(IReadOnlyList<ClusterSize> sizes, bool onlyAnswers, TextWriter output)
    {
        WarmUp();
        var runs = sizes.Select(s => new SizeRun(s, Plan.Of(s), FirstSeed, output)).ToList();
        for (var repetition = 0; repetition < runs.Max(r => r.Repetitions); repetition++)
            foreach (var run in runs.Where(r => repetition < r.Repetitions)) run.Repeat(repetition);
        var figures = runs.Select(r => r.Figures).ToList();
        var adversarial = AdversarialRun.Run(sizes.Max(s => s.Pods) >= ClusterSize.L.Pods ? 1 : 100, output);
        var results = GateResults.Of(figures);
        output.WriteLine();
        foreach (var result in results) output.WriteLine(result);
        output.WriteLine();
        foreach (var line in TargetTable.Lines(figures)) output.WriteLine(line);
        var checks = figures.Select(f => f.Checks).Append(adversarial).ToList();
        foreach (var words in checks.SelectMany(c => c.Words)) output.WriteLine($"MISMATCH: {words}");
        var right = checks.TrueForAll(c => c.Mismatches == 0);
        if (!right) output.WriteLine("There are mismatches: no figure above counts.");
        return right && (onlyAnswers || results.All(r => r.Holds != false));
    }

    // What is measured later has been compiled for speed by then.
    private static void WarmUp()
    {
        var run = new SizeRun(ClusterSize.S, Plan.WarmUp, 1, TextWriter.Null);
        for (var i = 0; i < run.Repetitions; i++) run.Repeat(i);
        // Calls of microseconds are too few in these: the runtime compiles again what is called often, in the background, and only in quiet moments.
        DeltaPart.WarmUp(ClusterGenerator.Generate(ClusterSize.S, 1).ToSnapshot());
    }
}

using PolicyStudio.Benchmarks.Checking;
using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Gates.Results;
using PolicyStudio.Benchmarks.Generating.Adversarial;
using PolicyStudio.Benchmarks.Operations;

namespace PolicyStudio.Benchmarks.Gates;

/// <summary>Figures of the inputs that are meant to hurt: no gate, but checked like the others.</summary>
internal static class AdversarialRun
{
    private const int Seed = 200;
    private const int Pairs = 200;
    private const int Repetitions = 3;

    /// <summary>Measures and prints them.</summary>
    /// <param name="divisor">1 for full size, 100 for a hundredth.</param>
    /// <param name="output">Where to print.</param>
    public static CheckCount Run(int divisor, TextWriter output)
    {
        var checks = new CheckCount();
        output.WriteLine();
        foreach (var input in new AdversarialInputs(divisor, Seed).All())
        {
            var (prepare, matrices, changes, random) = (new Samples(), new Samples(), new Samples(), new Random(Seed));
            for (var i = 0; i < Repetitions; i++)
            {
                var state = prepare.TimeAlone(() => EngineOperations.Prepare(input.Snapshot));
                var (matrix, _) = matrices.Time(() =>
                {
                    var built = EngineOperations.BuildMatrix(state);
                    return (built, EngineOperations.Checksum(built));
                });
                var delta = changes.Time(() => input.Change.Apply(matrix));
                if (i > 0) continue;
                MatrixCheck.Run(input.Snapshot, matrix, Pairs, random, checks);
                DeltaCheck.Run(input.Snapshot, input.Change, delta, random, checks);
            }
            output.WriteLine($"{input.Name,-18} {input.Snapshot.Pods.Length,7:N0} pods, {input.Snapshot.Policies.Length,6:N0} policies: interned in {Quantity.Seconds(prepare.Median)}, "
                + $"full matrix {Quantity.Seconds(matrices.Median)}, {input.Change.GetType().Name} {Quantity.Seconds(changes.Median)}");
        }
        output.WriteLine($"{checks.Pairs:N0} pairs and {checks.Deltas} deltas compared, {checks.Mismatches} mismatches");
        return checks;
    }
}

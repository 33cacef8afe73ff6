using PolicyStudio.Benchmarks.Generating.Model;

namespace PolicyStudio.Benchmarks.Gates.Measuring;

/// <summary>How much is done at a size: enough for a steady median, and both large sizes within ten minutes on two cores.</summary>
/// <param name="Repetitions">How often everything is done, each time on a new cluster.</param>
/// <param name="Pairs">Pairs compared with the plain evaluator in each.</param>
/// <param name="Deltas">Changes of each sort in each.</param>
/// <param name="Questions">Questions of each sort in each.</param>
/// <param name="PlainPairs">Pairs that the plain evaluator is timed on in all; none at XL, which no gate asks for.</param>
/// <param name="Readings">How often the pods' list is read both ways.</param>
internal sealed record Plan(int Repetitions, int Pairs, int Deltas, int Questions, int PlainPairs, int Readings)
{
    /// <summary>What goes before: enough calls of everything that the runtime has compiled it for speed.</summary>
    public static Plan WarmUp { get; } = new(3, 50, 40, 100, 200, 1);

    public static Plan Of(ClusterSize size) => size.Name switch
    {
        "S" => new(2, 100, 5, 20, 200, 2),
        "M" => new(3, 200, 10, 50, 2_000, 3),
        "L" => new(5, 600, 60, 400, 20_000, 3),
        _ => new(3, 600, 20, 200, 0, 1),
    };
}

using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Operations;
using PolicyStudio.Engine.Matrix.Compiling;

namespace PolicyStudio.Benchmarks.Gates.Parts;

/// <summary>Gate 1: the whole matrix beside filling one bit a pair for every port class.</summary>
internal static class MatrixPart
{
    /// <summary>Measures both, the other one first in every second repetition, and hands on the matrix.</summary>
    public static MeasuredMatrix Run(MatrixInput state, int pods, int portClasses, int repetition, SizeFigures figures)
    {
        if (repetition % 2 == 1) FillDense(pods, portClasses, figures);
        var (matrix, checksum) = figures.Matrix.TimeAlone(() =>
        {
            var built = EngineOperations.BuildMatrix(state);
            return (built, EngineOperations.Checksum(built));
        });
        // Equal input gives an equal matrix; and without a use of the sum nobody would have to compute it.
        figures.Checks.AddAnswer();
        if (EngineOperations.Checksum(EngineOperations.BuildMatrix(state)) != checksum) figures.Checks.Mismatch("a second matrix of the same state has another checksum");
        if (repetition % 2 == 0) FillDense(pods, portClasses, figures);
        return matrix;
    }

    private static void FillDense(int pods, int portClasses, SizeFigures figures)
    {
        var dense = new DenseMatrix(pods, portClasses);
        dense.Measure(figures);
    }
}
